import { GetStaticIpsCommand, LightsailClient } from '@aws-sdk/client-lightsail'
import { list, type Reader } from '../../kit/index.ts'
import type { StaticIp } from './static-ip.ts'

export const getStaticIps = list({
  action: 'lightsail:GetStaticIps',
  client: LightsailClient,
  command: GetStaticIpsCommand,
  items: 'staticIps',
  id: 'arn',
  token: { input: 'pageToken', next: page => page.nextPageToken },
})

const read: Reader<StaticIp> = async function* (aws) {
  for await (const settings of aws.list(getStaticIps, {})) yield { id: settings.arn, name: settings.name, settings }
}

export default read
