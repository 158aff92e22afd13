import type { Origin } from '@aws-sdk/client-cloudfront'
import {
  check,
  fail,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  Unjudgeable,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { behaviorsOf, type Config, configOf } from './behaviors.ts'
import { type Distribution, distribution } from './distribution.ts'

type AnOrigin = Json<Origin>

function originsOf({ Origins }: Config): AnOrigin[] {
  if (!Origins?.Items?.length) throw new Unjudgeable('AWS answered no origins of the distribution.')
  return Origins.Items
}

const nameOf = (origin: AnOrigin): string => origin.Id ?? origin.DomainName ?? '(without a name)'

/** Judges the origins of one kind, all of which must be good. */
function everyOrigin(
  config: Config,
  of: {
    kind: (origin: AnOrigin) => boolean
    none: string
    fault: (origin: AnOrigin) => string | false
    good: string
  },
): Verdict {
  const origins = originsOf(config).filter(of.kind)
  if (origins.length === 0) return notApplicable(of.none)
  for (const origin of origins) {
    const fault = of.fault(origin)
    if (fault) return fail(`Origin ${nameOf(origin)} ${fault}.`)
  }
  return pass(of.good)
}

const isCustom = (origin: AnOrigin): boolean => origin.CustomOriginConfig !== undefined
const isS3 = (origin: AnOrigin): boolean => origin.S3OriginConfig !== undefined
const isFunctionUrl = ({ DomainName = '' }: AnOrigin): boolean => /\.lambda-url\.[a-z0-9-]+\.on\.aws$/i.test(DomainName)
const NO_CUSTOM = 'The distribution has no custom origin.'

/** The origin itself, and the groups it is in: a behaviour names either. */
function targetsOf(config: Config, origin: AnOrigin): string[] {
  const groups = (config.OriginGroups?.Items ?? []).filter(g => g.Members?.Items?.some(m => m.OriginId === origin.Id))
  return [origin.Id, ...groups.map(g => g.Id)].filter(id => id !== undefined)
}

export const originHttps = check(distribution, {
  id: 'cloudfront-distribution-origin-traffic-encrypted',
  title: 'CloudFront distributions reach custom origins by HTTPS',
  severity: 'medium',
  remediation: 'Set the protocol policy of every custom origin to https-only.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html',
  ],
  equivalents: {
    prowler: ['cloudfront_distributions_origin_traffic_encrypted'],
    securityHub: ['CloudFront.9'],
    config: ['cloudfront-traffic-to-origin-encrypted'],
  },
  test(t) {
    const config = configOf(t)
    const hidden = originsOf(config).find(origin => origin.VpcOriginConfig !== undefined)
    const verdict = everyOrigin(config, {
      kind: isCustom,
      none: NO_CUSTOM,
      fault: origin => clearText(config, origin),
      good: 'Every custom origin is reached by HTTPS.',
    })
    return verdict.status === 'pass' && hidden
      ? unknown(`VPC origin ${nameOf(hidden)} has a protocol of its own, which is not read.`)
      : verdict
  },
})

const ENCRYPTED_VIEWERS = ['https-only', 'redirect-to-https']

/** With match-viewer a request goes on as it came: in clear where a behaviour that leads there serves HTTP. */
function clearText(config: Config, origin: AnOrigin): string | false {
  const policy = origin.CustomOriginConfig?.OriginProtocolPolicy
  if (policy === 'https-only') return false
  if (policy === 'http-only') return 'is reached by HTTP only'
  if (policy !== 'match-viewer') throw new Unjudgeable('AWS did not state the protocol policy of every origin.')
  const targets = targetsOf(config, origin)
  const behaviors = behaviorsOf(config).filter(b => targets.includes(b.TargetOriginId ?? ''))
  if (behaviors.some(b => b.ViewerProtocolPolicy === 'allow-all'))
    return 'is reached as the viewer asks, and viewers may use HTTP'
  if (behaviors.some(b => !ENCRYPTED_VIEWERS.includes(b.ViewerProtocolPolicy ?? '')))
    throw new Unjudgeable('AWS did not state the viewer protocol policy of every cache behavior.')
  return false
}

export const originNoSslV3 = check(distribution, {
  id: 'cloudfront-distribution-origin-no-sslv3',
  title: 'CloudFront distributions use no SSL 3.0 towards custom origins',
  severity: 'medium',
  remediation: 'Take SSLv3 out of the protocols of every custom origin; TLSv1.2 alone is best.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html'],
  equivalents: { securityHub: ['CloudFront.10'], config: ['cloudfront-no-deprecated-ssl-protocols'] },
  test: t =>
    everyOrigin(configOf(t), {
      kind: isCustom,
      none: NO_CUSTOM,
      fault: origin => {
        const protocols = origin.CustomOriginConfig?.OriginSslProtocols?.Items
        if (!protocols?.length) throw new Unjudgeable('AWS did not state the TLS protocols of every origin.')
        return protocols.includes('SSLv3') && 'may be reached by SSLv3'
      },
      good: 'No custom origin may be reached by SSLv3.',
    }),
})

/** `never` turns an origin access control off; under `no-override` a viewer's own Authorization header is passed on. */
const SIGNS = { always: true, 'always-amz-auth': true, never: false, 'no-override': true }

const accessControl = (t: Json<Distribution>) => ({
  fault({ OriginAccessControlId: id }: AnOrigin): string | false {
    if (!id) return 'has no origin access control'
    const behavior = t.OriginAccessControls?.find(({ Id }) => Id === id)?.SigningBehavior
    if (behavior === undefined) throw new Unjudgeable(`AWS did not state which requests ${id} signs.`)
    return (
      !meaningOf(behavior, SIGNS, 'the signing behavior') && `has the origin access control ${id}, which never signs`
    )
  },
})

export const s3AccessControl = check(distribution, {
  id: 'cloudfront-distribution-s3-origin-access-control',
  title: 'CloudFront distributions reach S3 through origin access control',
  severity: 'medium',
  remediation:
    'Create an origin access control, set it for the S3 origins, and let the bucket policy allow CloudFront alone.',
  why: 'Without it the bucket has to be open for the distribution to work, or uses an older identity that signs less.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  ],
  equivalents: {
    prowler: ['cloudfront_distributions_s3_origin_access_control'],
    securityHub: ['CloudFront.13'],
    config: ['cloudfront-s3-origin-access-control-enabled'],
  },
  test: t =>
    everyOrigin(configOf(t), {
      ...accessControl(t),
      kind: isS3,
      none: 'The distribution has no S3 origin.',
      good: 'Every S3 origin has an origin access control.',
    }),
})

export const functionUrlAccessControl = check(distribution, {
  id: 'cloudfront-distribution-lambda-origin-access-control',
  title: 'CloudFront distributions reach function URLs through origin access control',
  severity: 'medium',
  remediation:
    'Create an origin access control for Lambda, set it for these origins, and let the function ask for IAM authentication.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  ],
  equivalents: { securityHub: ['CloudFront.16'], config: ['cloudfront-origin-lambda-url-oac-enabled'] },
  test: t =>
    everyOrigin(configOf(t), {
      ...accessControl(t),
      kind: isFunctionUrl,
      none: 'No origin of the distribution is a function URL.',
      good: 'Every function URL has an origin access control.',
    }),
})
