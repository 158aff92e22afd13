import { type Answer, type AnswerResponse, xml } from '../kit/answer.ts'

// Wire shapes as the Amazon S3 API Reference (2006-03-01) shows them for GetBucketPolicyStatus and "Error responses".
// The emulator lists objects when asked for a policy's status, so the status is told here, by the seed's bucket names.

const error = (code: string, status: number): AnswerResponse =>
  xml(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`, status)

/** How S3 refuses a caller whose policies, or whose bucket's policy, do not allow the action. */
export const accessDenied = (): AnswerResponse => error('AccessDenied', 403)

const policyStatus = (isPublic: boolean): AnswerResponse =>
  xml(
    `<?xml version="1.0" encoding="UTF-8"?><PolicyStatus xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsPublic>${isPublic}</IsPublic></PolicyStatus>`,
  )

const PUBLIC = /^\/nwp-www-/
const WITH_POLICY =
  /^\/nwp-(access-logs|audit-trail|config|card-vault|card-vault-copy|statements|partner-exchange|payouts-eu)-\d/
/** A bucket whose policy nobody but its owner team may read: the demo shows what is then unknown. */
const CLOSED = /^\/nwp-legacy-imports-/
const CLOSED_READS = ['policy', 'policyStatus', 'acl', 'publicAccessBlock']

/** The canonical user of the account; the emulator has another in each answer, and names that S3 no longer tells. */
const CANONICAL = 'd4f1e0a97b3c5268a1c94e7f20b86d53ef719c04a25b8d6e3f70192ac8b45e61'

const owned = (body: string): string =>
  body
    .replaceAll(/<DisplayName>[^<]*<\/DisplayName>/g, '')
    .replaceAll(/(<(?:Owner|Grantee)[^>]*>\s*<ID>)[^<]*/g, `$1${CANONICAL}`)

/** Amazon S3 Control API Reference (2018-08-20): the access point of the analysts, with one setting off. */
const POINT = 'nwp-analysts'
const control = (result: string, members: string): AnswerResponse =>
  xml(`<?xml version="1.0" encoding="UTF-8"?><${result}>${members}</${result}>`)
const described = `<Name>${POINT}</Name><NetworkOrigin>Internet</NetworkOrigin><Bucket>nwp-statements-210987654321</Bucket><AccessPointArn>arn:aws:s3:us-east-1:210987654321:accesspoint/${POINT}</AccessPointArn>`
const blocks = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets']
  .map(name => `<${name}>${name !== 'BlockPublicPolicy'}</${name}>`)
  .join('')

const accessPoints: readonly Answer[] = [
  {
    service: 's3',
    operation: /^GET \/v20180820\/accesspoint$/,
    respond: ({ region }) => {
      const listed = region === 'us-east-1' ? `<AccessPoint>${described}</AccessPoint>` : ''
      return control('ListAccessPointsResult', `<AccessPointList>${listed}</AccessPointList>`)
    },
  },
  {
    service: 's3',
    operation: /^GET \/v20180820\/accesspoint\/nwp-analysts$/,
    respond: () =>
      control(
        'GetAccessPointResult',
        `${described}<PublicAccessBlockConfiguration>${blocks}</PublicAccessBlockConfiguration>`,
      ),
  },
  {
    service: 's3',
    operation: /^GET \/v20180820\/mrap\/instances$/,
    respond: () => control('ListMultiRegionAccessPointsResult', '<AccessPoints/>'),
  },
]

export const answers: readonly Answer[] = [
  ...accessPoints,
  { service: 's3', operation: /^GET \//, respond: () => null, rewrite: owned },
  {
    service: 's3',
    operation: /^GET \/nwp-legacy-imports-/,
    respond: ({ path, query }) =>
      CLOSED.test(path) && CLOSED_READS.some(name => query.has(name)) ? accessDenied() : null,
  },
  {
    service: 's3',
    operation: /^GET \/[^/]+\/?$/,
    respond: ({ path, query }) => {
      if (!query.has('policyStatus')) return null
      if (PUBLIC.test(path)) return policyStatus(true)
      return WITH_POLICY.test(path) ? policyStatus(false) : error('NoSuchBucketPolicy', 404)
    },
  },
]
