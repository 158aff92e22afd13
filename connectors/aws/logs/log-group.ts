import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import { evidenceType } from '../../kit/index.ts'

export const logGroup = evidenceType<LogGroup>({
  id: 'aws.logs.log-group',
  title: 'CloudWatch Logs groups, how long they keep logs and with which key',
  reach: 'region',
  population:
    'every log group of the account in the region, of every class; log groups of linked accounts are not asked for',
  observed: ['/storedBytes'],
})
