import type { StaticIp as AwsStaticIp } from '@aws-sdk/client-lightsail'
import { evidenceType } from '../../kit/index.ts'

/** One static address, as `GetStaticIps` answers it. */
export type StaticIp = AwsStaticIp

export const staticIp = evidenceType<StaticIp>({
  id: 'aws.lightsail.static-ip',
  title: 'Static addresses of Lightsail and what they are attached to',
  reach: 'region',
  population: 'every static IPv4 address of Lightsail that the account holds in the region',
})
