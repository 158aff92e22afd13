import {
  CloudFrontClient,
  CreateDistributionWithTagsCommand,
  type DistributionConfig,
  type Origin,
} from '@aws-sdk/client-cloudfront'
import { ListWebACLsCommand, WAFV2Client } from '@aws-sdk/client-wafv2'
import { certificateArn } from '../acm/certificate.ts'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { EDGE } from '../wafv2/seed.ts'

/** Northwind Pay's distributions: the checkout's, well kept, and the marketing site's, which nobody looked at since. */
async function seedCloudFront(account: SeedAccount): Promise<void> {
  const client = account.client(CloudFrontClient)
  for (const config of [await checkout(account), marketing(account.id)]) {
    const Tags = { Items: [{ Key: 'owner', Value: config.Comment }] }
    await client.send(
      new CreateDistributionWithTagsCommand({ DistributionConfigWithTags: { DistributionConfig: config, Tags } }),
    )
  }
}

async function checkout(account: SeedAccount): Promise<DistributionConfig> {
  return {
    ...common('checkout', 'platform', [
      {
        ...origin('checkout', 'checkout.northwindpay.example'),
        CustomHeaders: {
          Quantity: 1,
          Items: [{ HeaderName: 'x-origin-verify', HeaderValue: 'not-a-real-shared-secret' }],
        },
        CustomOriginConfig: {
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: 'https-only',
          OriginSslProtocols: { Quantity: 1, Items: ['TLSv1.2'] },
        },
      },
    ]),
    ...behavior('checkout', 'redirect-to-https'),
    Logging: {
      Enabled: true,
      IncludeCookies: false,
      Bucket: `nwp-access-logs-${account.id}.s3.amazonaws.com`,
      Prefix: 'cdn/',
    },
    ViewerCertificate: {
      ACMCertificateArn: await certificateArn(account, 'checkout.northwindpay.example'),
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
    WebACLId: await edgeAcl(account),
  }
}

async function edgeAcl(account: SeedAccount): Promise<string> {
  const { WebACLs = [] } = await account.client(WAFV2Client).send(new ListWebACLsCommand({ Scope: 'CLOUDFRONT' }))
  return WebACLs.find(acl => acl.Name === EDGE)?.ARN ?? ''
}

function marketing(id: string): DistributionConfig {
  return {
    ...common('www', 'marketing', [
      {
        ...origin('www', `nwp-www-${id}.s3.us-east-1.amazonaws.com`),
        S3OriginConfig: { OriginAccessIdentity: '' },
      },
    ]),
    ...behavior('www', 'allow-all'),
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    ViewerCertificate: { CloudFrontDefaultCertificate: true },
    WebACLId: '',
  }
}

const common = (CallerReference: string, Comment: string, Items: Origin[]) => ({
  CallerReference,
  Comment,
  Enabled: true,
  Origins: { Quantity: Items.length, Items },
})

const origin = (Id: string, DomainName: string): Origin => ({
  Id,
  DomainName,
  OriginPath: '',
  CustomHeaders: { Quantity: 0 },
  OriginShield: { Enabled: false },
})

const behavior = (TargetOriginId: string, ViewerProtocolPolicy: 'allow-all' | 'redirect-to-https') => ({
  DefaultCacheBehavior: {
    TargetOriginId,
    ViewerProtocolPolicy,
    CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    Compress: true,
  },
})

export default { since: 280, after: ['acm', 's3', 'wafv2'], fill: seedCloudFront } satisfies Seed
