import { GetSecurityConfigurationsCommand, GlueClient } from '@aws-sdk/client-glue'
import { list, type Reader } from '../../kit/index.ts'
import type { SecurityConfiguration } from './security-configuration.ts'

export const getSecurityConfigurations = list({
  action: 'glue:GetSecurityConfigurations',
  client: GlueClient,
  command: GetSecurityConfigurationsCommand,
  items: 'SecurityConfigurations',
  id: 'Name',
  token: 'NextToken',
})

const read: Reader<SecurityConfiguration> = async function* (aws) {
  // AWS has no ARN for security configurations.
  for await (const settings of aws.list(getSecurityConfigurations, {}))
    yield { id: settings.Name, name: settings.Name, settings }
}

export default read
