import { CloudWatchLogsClient, DescribeMetricFiltersCommand, type MetricFilter } from '@aws-sdk/client-cloudwatch-logs'
import { list, type Reader } from '../../kit/index.ts'

export const describeMetricFilters = list({
  action: 'logs:DescribeMetricFilters',
  client: CloudWatchLogsClient,
  command: DescribeMetricFiltersCommand,
  items: 'metricFilters',
  id: ['logGroupName', 'filterName'],
  token: 'nextToken',
})

/** AWS has no ARN for a metric filter; its name is unique in its log group, and neither name can hold a colon. */
const read: Reader<MetricFilter> = async function* (aws) {
  for await (const filter of aws.list(describeMetricFilters, {}))
    yield { id: `${filter.logGroupName}:${filter.filterName}`, name: filter.filterName, settings: filter }
}

export default read
