import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch'
import { list, type Reader } from '../../kit/index.ts'
import type { Alarm } from './alarm.ts'

export const describeAlarms = list({
  action: 'cloudwatch:DescribeAlarms',
  client: CloudWatchClient,
  command: DescribeAlarmsCommand,
  items: (page): Alarm[] => [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? [])],
  id: 'AlarmArn',
  token: 'NextToken',
})

/** Both kinds are named, because AWS answers metric alarms alone where none is. */
const read: Reader<Alarm> = async function* (aws) {
  const asked = { AlarmTypes: ['MetricAlarm' as const, 'CompositeAlarm' as const], MaxRecords: 100 }
  for await (const alarm of aws.list(describeAlarms, asked))
    yield { id: alarm.AlarmArn, name: alarm.AlarmName, settings: alarm }
}

export default read
