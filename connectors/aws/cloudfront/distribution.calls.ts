import {
  CloudFrontClient,
  type DistributionConfig,
  GetDistributionConfigCommand,
  ListDistributionsCommand,
  ListOriginAccessControlsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront'
import {
  CloudWatchLogsClient,
  DescribeDeliveriesCommand,
  DescribeDeliverySourcesCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Aws, call, type Field, list, type Reader } from '../../kit/index.ts'
import type { Distribution } from './distribution.ts'

export const listDistributions = list({
  action: 'cloudfront:ListDistributions',
  client: CloudFrontClient,
  command: ListDistributionsCommand,
  items: page => page.DistributionList?.Items,
  id: ['Id', 'ARN'],
  token: { input: 'Marker', next: page => page.DistributionList?.NextMarker },
})

// Error names: Amazon CloudFront API reference, each operation's page.
export const getDistributionConfig = call({
  action: 'cloudfront:GetDistributionConfig',
  client: CloudFrontClient,
  command: GetDistributionConfigCommand,
  gone: ['NoSuchDistribution'],
})

export const listTags = call({
  action: 'cloudfront:ListTagsForResource',
  client: CloudFrontClient,
  command: ListTagsForResourceCommand,
  gone: ['NoSuchResource'],
})

/** Those of every distribution at once, which are read once. */
export const listOriginAccessControls = list({
  action: 'cloudfront:ListOriginAccessControls',
  client: CloudFrontClient,
  command: ListOriginAccessControlsCommand,
  shared: true,
  items: page => page.OriginAccessControlList?.Items,
  id: 'Id',
  token: { input: 'Marker', next: page => page.OriginAccessControlList?.NextMarker },
})

/** Those of every distribution at once, in the region of CloudFront: each asks for them, and they are read once. */
export const describeDeliverySources = list({
  action: 'logs:DescribeDeliverySources',
  client: CloudWatchLogsClient,
  command: DescribeDeliverySourcesCommand,
  shared: true,
  items: 'deliverySources',
  id: 'name',
  token: 'nextToken',
})

export const describeDeliveries = list({
  action: 'logs:DescribeDeliveries',
  client: CloudWatchLogsClient,
  command: DescribeDeliveriesCommand,
  shared: true,
  items: 'deliveries',
  token: 'nextToken',
})

const read: Reader<Distribution> = async function* (aws) {
  for await (const { Id, ARN, DomainName = null, Status = null } of aws.list(listDistributions, {})) {
    const DistributionConfig = aws.get(getDistributionConfig, { Id }, r => r.DistributionConfig)
    yield {
      id: ARN,
      name: Id,
      settings: {
        Id,
        ARN,
        DomainName,
        Status,
        DistributionConfig,
        OriginAccessControls: accessControlsOf(aws, DistributionConfig),
        Tags: aws.get(listTags, { Resource: ARN }, r => r.Tags?.Items ?? []),
        LogDeliveries: aws.field(() => deliveriesOf(aws, ARN)),
      },
    }
  }
}

const accessControlsOf = (aws: Aws, config: Field<DistributionConfig | null>) =>
  aws.field(async () => {
    const named = new Set((await config)?.Origins?.Items?.flatMap(({ OriginAccessControlId: id }) => id || []))
    if (named.size === 0) return []
    const all = (await aws.all(listOriginAccessControls, {})) ?? []
    return all.filter(({ Id }) => named.has(Id))
  })

async function deliveriesOf(aws: Aws, arn: string) {
  const sources = (await aws.all(describeDeliverySources, {})) ?? []
  const names = sources.filter(source => source.resourceArns?.includes(arn)).map(source => source.name)
  const deliveries = (await aws.all(describeDeliveries, {})) ?? []
  return deliveries.filter(({ deliverySourceName: name }) => name !== undefined && names.includes(name))
}

export default read
