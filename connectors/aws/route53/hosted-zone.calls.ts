import {
  GetDNSSECCommand,
  GetHostedZoneCommand,
  ListHostedZonesCommand,
  ListQueryLoggingConfigsCommand,
  ListTagsForResourceCommand,
  Route53Client,
} from '@aws-sdk/client-route-53'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf, idIn } from '../shared/arn.ts'
import type { HostedZone } from './hosted-zone.ts'

// Error names: Amazon Route 53 API reference, each operation's page.
const zone = { client: Route53Client, gone: ['NoSuchHostedZone'] }

export const listHostedZones = list({
  action: 'route53:ListHostedZones',
  client: Route53Client,
  command: ListHostedZonesCommand,
  items: 'HostedZones',
  id: 'Id',
  token: { input: 'Marker', next: page => page.NextMarker },
})

export const getHostedZone = call({ ...zone, action: 'route53:GetHostedZone', command: GetHostedZoneCommand })

export const getDnssec = call({ ...zone, action: 'route53:GetDNSSEC', command: GetDNSSECCommand })

export const listQueryLoggingConfigs = list({
  ...zone,
  action: 'route53:ListQueryLoggingConfigs',
  command: ListQueryLoggingConfigsCommand,
  items: 'QueryLoggingConfigs',
  token: 'NextToken',
})

export const listTags = call({ ...zone, action: 'route53:ListTagsForResource', command: ListTagsForResourceCommand })

const read: Reader<HostedZone> = async function* (aws) {
  for await (const listed of aws.list(listHostedZones, {})) {
    // "/hostedzone/Z0123": other calls take the last part alone.
    const Id = idIn(listed.Id)
    yield {
      id: arnOf(aws, 'route53', `hostedzone/${Id}`, { account: '', region: '' }),
      name: listed.Name,
      settings: {
        ...listed,
        VPCs: aws.get(getHostedZone, { Id }, r => r.VPCs ?? []),
        DNSSEC: listed.Config?.PrivateZone
          ? null
          : aws.get(getDnssec, { HostedZoneId: Id }, ({ KeySigningKeys, Status }) => ({ KeySigningKeys, Status })),
        QueryLoggingConfigs: aws.all(listQueryLoggingConfigs, { HostedZoneId: Id }),
        Tags: aws.get(listTags, { ResourceType: 'hostedzone', ResourceId: Id }, r => r.ResourceTagSet?.Tags ?? []),
      },
    }
  }
}

export default read
