import type { WorkGroup as AwsWorkGroup } from '@aws-sdk/client-athena'
import { evidenceType } from '../../kit/index.ts'

export interface WorkGroup {
  Name: string
  /** `GetWorkGroup`. */
  WorkGroup: AwsWorkGroup | null
}

const ENGINE = '/WorkGroup/Configuration/EngineConfiguration'

export const workGroup = evidenceType<WorkGroup>({
  id: 'aws.athena.work-group',
  title: 'Workgroups of Athena, and what they set for queries',
  reach: 'region',
  population: 'every workgroup of Athena of the account in the region, used or not; queries are not read',
  secrets: [
    `${ENGINE}/AdditionalConfigs/*`,
    `${ENGINE}/SparkProperties/*`,
    `${ENGINE}/Classifications/*/Properties/*`,
  ].map(pointer => ({ pointer, rule: 'athena-engine-configuration' })),
})
