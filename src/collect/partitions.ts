import { UNLISTED } from './unlisted.ts'

/** What differs between AWS's partitions, as its SDKs have it (partitions data of botocore 1.43 and SDK core 3.981, 2026). */
export interface Partition {
  readonly id: string
  /** Where account-wide services are asked. */
  readonly mainRegion: string
  readonly regions: RegExp
  readonly hosts: readonly string[]
}

export const PARTITIONS: readonly Partition[] = [
  {
    id: 'aws',
    mainRegion: 'us-east-1',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    hosts: ['amazonaws.com', 'api.aws'],
  },
  {
    id: 'aws-cn',
    // SDKs call Ningxia the global one; Beijing, the older, serves IAM.
    mainRegion: 'cn-north-1',
    regions: /^cn-\w+-\d+$/,
    hosts: ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
  },
  {
    id: 'aws-us-gov',
    mainRegion: 'us-gov-west-1',
    regions: /^us-gov-\w+-\d+$/,
    hosts: ['amazonaws.com', 'api.aws'],
  },
  {
    id: 'aws-eusc',
    mainRegion: 'eusc-de-east-1',
    regions: /^eusc-(de)-\w+-\d+$/,
    hosts: ['amazonaws.eu', 'api.amazonwebservices.eu'],
  },
  {
    id: 'aws-iso',
    mainRegion: 'us-iso-east-1',
    regions: /^us-iso-\w+-\d+$/,
    hosts: ['c2s.ic.gov', 'api.aws.ic.gov'],
  },
  {
    id: 'aws-iso-b',
    mainRegion: 'us-isob-east-1',
    regions: /^us-isob-\w+-\d+$/,
    hosts: ['sc2s.sgov.gov', 'api.aws.scloud'],
  },
  {
    id: 'aws-iso-e',
    mainRegion: 'eu-isoe-west-1',
    regions: /^eu-isoe-\w+-\d+$/,
    hosts: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'],
  },
  {
    id: 'aws-iso-f',
    mainRegion: 'us-isof-south-1',
    regions: /^us-isof-\w+-\d+$/,
    hosts: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'],
  },
]

/** A partition or region that this version does not know: where to ask there is not guessed. */
export class UnknownPartition extends Error {
  override readonly name = 'UnknownPartition'
}

/** Where account-wide services of a partition are asked. Throws {@link UnknownPartition}. */
export function mainRegion(partition: string): string {
  const known = PARTITIONS.find(({ id }) => id === partition)
  if (known) return known.mainRegion
  throw new UnknownPartition(
    `The account is in the AWS partition ${partition}, which this version of Exhibit does not know; use a newer one.`,
  )
}

/** The partition of a region, by its name. */
export const partitionOf = (region: string): Partition | undefined =>
  PARTITIONS.find(({ id, regions }) => id !== 'aws' && regions.test(region)) ??
  PARTITIONS.find(({ regions }) => regions.test(region))

/** The main region of the partition that a region is in; without a region that of `aws`. Throws {@link UnknownPartition}. */
export function mainRegionNear(region: string | undefined): string {
  if (region === undefined) return mainRegion('aws')
  const near = partitionOf(region)
  if (near) return near.mainRegion
  throw new UnknownPartition(
    `${region} is a region of no AWS partition that this version of Exhibit knows: correct AWS_REGION, or the profile's region.`,
  )
}

/** True for AWS's own hosts, of any partition. */
export const isAws = (host: string): boolean =>
  PARTITIONS.some(({ hosts }) => hosts.some(suffix => host === suffix || host.endsWith(`.${suffix}`)))

/** True where AWS lists no endpoint of a service (its client's name) in a region. */
export function isUnlisted(client: string, region: string): boolean {
  const without = UNLISTED[partitionOf(region)?.id ?? '']?.[client.replace(/Client$/, '')]
  return without === 'all' || (without?.includes(region) ?? false)
}
