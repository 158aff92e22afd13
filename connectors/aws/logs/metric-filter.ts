import type { MetricFilter } from '@aws-sdk/client-cloudwatch-logs'
import { evidenceType } from '../../kit/index.ts'

export const metricFilter = evidenceType<MetricFilter>({
  id: 'aws.logs.metric-filter',
  title: 'Metric filters: which log events are counted',
  reach: 'region',
  population: 'every metric filter on any log group of the account in the region',
})
