import { GetInstancesCommand, LightsailClient } from '@aws-sdk/client-lightsail'
import { list, type Reader } from '../../kit/index.ts'
import type { Instance } from './instance.ts'

export const getInstances = list({
  action: 'lightsail:GetInstances',
  client: LightsailClient,
  command: GetInstancesCommand,
  items: 'instances',
  id: 'arn',
  token: { input: 'pageToken', next: page => page.nextPageToken },
})

const read: Reader<Instance> = async function* (aws) {
  for await (const settings of aws.list(getInstances, {})) yield { id: settings.arn, name: settings.name, settings }
}

export default read
