import {
  ConfigServiceClient,
  type ConfigurationAggregator,
  DescribeConfigurationAggregatorsCommand,
} from '@aws-sdk/client-config-service'
import { list, type Reader } from '../../kit/index.ts'

export const describeAggregators = list({
  action: 'config:DescribeConfigurationAggregators',
  client: ConfigServiceClient,
  command: DescribeConfigurationAggregatorsCommand,
  items: 'ConfigurationAggregators',
  id: ['ConfigurationAggregatorArn', 'ConfigurationAggregatorName'],
  token: 'NextToken',
})

const read: Reader<ConfigurationAggregator> = async function* (aws) {
  for await (const one of aws.list(describeAggregators, {}))
    yield { id: one.ConfigurationAggregatorArn, name: one.ConfigurationAggregatorName, settings: one }
}

export default read
