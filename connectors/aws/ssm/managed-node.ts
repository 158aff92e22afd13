import type { Aws } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'

/** What Systems Manager manages: an instance of EC2 (`i-…`), or a node of the customer's own (`mi-…`). */
export const nodeArn = (aws: Aws, id: string): string =>
  id.startsWith('i-') ? arnOf(aws, 'ec2', `instance/${id}`) : arnOf(aws, 'ssm', `managed-instance/${id}`)
