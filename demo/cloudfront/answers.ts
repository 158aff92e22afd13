import type { Answer } from '../kit/answer.ts'

// Wire shape of the Amazon CloudFront API Reference (2020-05-31), GetDistributionConfig. The emulator leaves out what makes
// an origin one of S3; the only origin of Northwind Pay without headers of its own is.

const S3 = '<S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig>'

export const answers: readonly Answer[] = [
  {
    service: 'cloudfront',
    operation: /^GET \/2020-05-31\/distribution\/[^/]+\/config$/,
    respond: () => null,
    rewrite: body =>
      body.replace(
        /(<OriginPath><\/OriginPath>)(<CustomHeaders><Quantity>0<\/Quantity><\/CustomHeaders>)/,
        `$1$2${S3}<OriginAccessControlId></OriginAccessControlId>`,
      ),
  },
]
