import { check, fail, inAccount, notApplicable, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { bucket } from '../s3/bucket.ts'
import { configOf } from './behaviors.ts'
import { distribution } from './distribution.ts'

/** `NAME.s3.amazonaws.com`, `NAME.s3.REGION.amazonaws.com` and `NAME.s3-REGION.amazonaws.com`; names may hold dots. */
const BUCKET = /^(.+)\.s3(?:[.-]([a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/

function bucketOf(domain: string | undefined): { name: string; region: string | undefined } {
  const [, name, region] = BUCKET.exec(domain ?? '') ?? []
  if (name === undefined) throw new Unjudgeable('Which bucket an S3 origin is cannot be told from its name.')
  return { name, region }
}

/**
 * A bucket that was deleted can be made again by anyone, who then answers in the name of the distribution. From a list of
 * one's own buckets alone, one of another account cannot be told from one that is gone: neither passes.
 */
export const originBucketOwn = check(distribution, {
  id: 'cloudfront-distribution-s3-origin-bucket-of-account',
  title: 'Buckets that CloudFront distributions serve exist in the account',
  severity: 'high',
  remediation: 'Take the origin out, or make sure that its bucket is there and whose it is.',
  why: 'Who makes a bucket of that name serves their own files to the visitors of the distribution.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistS3AndCustomOrigins.html',
  ],
  equivalents: {
    prowler: ['cloudfront_distributions_s3_origin_non_existent_bucket'],
    securityHub: ['CloudFront.12'],
    config: ['cloudfront-s3-origin-non-existent-bucket'],
  },
  reads: { buckets: inAccount(bucket, of => of.Name) },
  test(t, { read, regions }) {
    const origins = configOf(t).Origins?.Items
    if (!origins?.length) return unknown('AWS answered no origins of the distribution.')
    if (!origins.every(of => of.S3OriginConfig ?? of.CustomOriginConfig ?? of.VpcOriginConfig))
      return unknown('AWS did not say of what kind every origin is.')
    const served = origins.filter(of => of.S3OriginConfig !== undefined).map(of => bucketOf(of.DomainName))
    if (served.length === 0) return notApplicable('The distribution has no S3 origin.')
    const gone = served.filter(({ name }) => !read.buckets.some(({ value }) => value === name))
    const [first] = gone
    if (!first) return pass(`The account has every bucket that it serves (${served.map(of => of.name).join(', ')}).`)
    const sure = gone.find(({ region }) => region !== undefined && regions.includes(region))
    return sure
      ? fail(`The account has no bucket ${sure.name} in ${sure.region}: it is gone, or another account has it.`)
      : unknown(`Bucket ${first.name} may be in a region that was not read.`)
  },
})
