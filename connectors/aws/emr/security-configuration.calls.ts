import { DescribeSecurityConfigurationCommand, EMRClient, ListSecurityConfigurationsCommand } from '@aws-sdk/client-emr'
import { call, list, type Reader } from '../../kit/index.ts'
import type { SecurityConfiguration } from './security-configuration.ts'

export const listSecurityConfigurations = list({
  action: 'elasticmapreduce:ListSecurityConfigurations',
  client: EMRClient,
  command: ListSecurityConfigurationsCommand,
  items: 'SecurityConfigurations',
  id: 'Name',
  token: 'Marker',
})

export const describeSecurityConfiguration = call({
  action: 'elasticmapreduce:DescribeSecurityConfiguration',
  client: EMRClient,
  command: DescribeSecurityConfigurationCommand,
})

/** AWS has no ARN for security configurations. */
const read: Reader<SecurityConfiguration> = async function* (aws) {
  for await (const { Name, CreationDateTime } of aws.list(listSecurityConfigurations, {}))
    yield {
      id: Name,
      name: Name,
      settings: {
        Name,
        CreationDateTime,
        SecurityConfiguration: aws.get(describeSecurityConfiguration, { Name }, r => r.SecurityConfiguration),
      },
    }
}

export default read
