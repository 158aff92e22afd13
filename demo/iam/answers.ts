import { type Answer, type AnswerRequest, xml } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'
import { ORGANIZATION } from '../organizations/facts.ts'
import { credentialReportOf, ROOT_CREATED } from './credential-report.ts'
import { withUniqueIds } from './ids.ts'
import { CERTIFICATES, ROLE_USE } from './past.ts'
import { CLOSED_USER, PEOPLE } from './people.ts'
import { serviceUseAnswers } from './service-use.ts'

// Wire shapes as the IAM API Reference (2010-05-08) shows them. The emulator lacks ListOrganizationsFeatures and API keys of Bedrock, and knows no
// past: what it answers about the demo's users, keys, roles and certificates is given the moments of the seed's plan.

const none = () => null
/** The key with which somebody once tried out a model, and which never expires. */
const bedrockKey = (now: Date) =>
  `<ListServiceSpecificCredentialsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListServiceSpecificCredentialsResult><ServiceSpecificCredentials><member><UserName>svc-mobile-ci</UserName><Status>Active</Status><ServiceCredentialAlias>svc-mobile-ci-at-210987654321</ServiceCredentialAlias><CreateDate>${daysAgo(now, 140)}</CreateDate><ServiceSpecificCredentialId>ACCAI44QH8DHBEXAMPLE</ServiceSpecificCredentialId><ServiceName>bedrock.amazonaws.com</ServiceName></member></ServiceSpecificCredentials><IsTruncated>false</IsTruncated></ListServiceSpecificCredentialsResult></ListServiceSpecificCredentialsResponse>`

const parameter = (request: AnswerRequest, name: string) => new URLSearchParams(request.body).get(name) ?? ''

/** Sets the CreateDate that follows a name, wherever it stands. */
const createdAfter = (body: string, named: string, date: string): string =>
  body
    .split(named)
    .map((part, index) => (index === 0 ? part : part.replace(/(<CreateDate>)[^<]*/, `$1${date}`)))
    .join(named)

const people = (body: string, { now }: AnswerRequest): string =>
  PEOPLE.reduce(
    (text, person) => createdAfter(text, `<UserName>${person.name}</UserName>`, daysAgo(now, person.created)),
    body,
  )

function details(body: string, request: AnswerRequest): string {
  const { now } = request
  let text = people(withoutUnused(body), request)
  for (const [name, { created, used }] of Object.entries(ROLE_USE)) {
    const tag = `<RoleName>${name}</RoleName>`
    text = createdAfter(text, tag, daysAgo(now, created))
    const at = text.indexOf(tag)
    if (at < 0 || used === null) continue
    // The role is repeated inside its instance profiles; the next role has another name.
    const next = text.slice(at).search(new RegExp(`<RoleName>(?!${name}<)`))
    const end = next < 0 ? text.length : at + next
    const use = `<RoleLastUsed><LastUsedDate>${daysAgo(now, used)}</LastUsedDate><Region>us-east-1</Region></RoleLastUsed>`
    text = text.slice(0, at) + text.slice(at, end).replaceAll('<RoleLastUsed/>', use) + text.slice(end)
  }
  return text
}

/** IAM lists the AWS managed policies in use; the emulator lists all of them, and those that nobody uses are dropped. */
function withoutUnused(body: string): string {
  const start = body.indexOf('<Policies>')
  if (start < 0) return body
  let kept = body.slice(0, start)
  let from = start
  let depth = 0
  let opened = 0
  for (const { 0: tag, index } of body.matchAll(/<\/?member>/g)) {
    if (index < start) continue
    if (tag === '<member>' && depth++ === 0) opened = index
    if (tag === '<member>' || --depth > 0) continue
    const end = index + tag.length
    const member = body.slice(opened, end)
    kept += body.slice(from, isUnused(member) ? opened : end)
    from = end
  }
  return kept + body.slice(from)
}

const isUnused = (member: string): boolean =>
  member.includes('<Arn>arn:aws:iam::aws:policy/') && member.includes('<AttachmentCount>0<')

/** Which key of the plan an access key id is: learned from the list of a user's keys, which is read first. */
const uses = new Map<string, number | null>()

function keys(body: string, request: AnswerRequest): string {
  const plan = PEOPLE.find(person => person.name === parameter(request, 'UserName'))?.keys
  if (!plan) return body
  const ids = [...body.matchAll(/<AccessKeyId>([^<]+)/g)].map(match => match[1] ?? '')
  for (const [index, id] of ids.entries()) uses.set(id, plan[index]?.used ?? null)
  const { now } = request
  let index = 0
  return body.replace(/(<CreateDate>)[^<]*/g, (all, tag) => {
    const key = plan[index++]
    return key ? `${tag}${daysAgo(now, key.created)}` : all
  })
}

const lastUsed = (date: string, region: string, service: string) =>
  `<AccessKeyLastUsed>${date && `<LastUsedDate>${date}</LastUsedDate>`}<Region>${region}</Region><ServiceName>${service}</ServiceName></AccessKeyLastUsed>`

function keyUse(body: string, request: AnswerRequest): string {
  const used = uses.get(parameter(request, 'AccessKeyId'))
  if (used === undefined) return body
  const { now } = request
  const use = used === null ? lastUsed('', 'N/A', 'N/A') : lastUsed(daysAgo(now, used), 'us-east-1', 's3')
  return body.replace(/<AccessKeyLastUsed>[\s\S]*<\/AccessKeyLastUsed>|<AccessKeyLastUsed\s*\/>/, use)
}

/** The root user has a password and MFA, but a virtual device. */
const summary = (body: string): string =>
  body.replace(
    /(<key>AccountMFAEnabled<\/key>\s*<value>)0(<\/value>\s*<\/entry>)/,
    '$11$2<entry><key>AccountPasswordPresent</key><value>1</value></entry>',
  )

/** The virtual device is the root user's: it was set up in the console, as the emulator cannot do. */
function rootDevice(body: string, { now }: AnswerRequest): string {
  const made = daysAgo(now, ROOT_CREATED)
  return body.replace(
    /<SerialNumber>(arn:[^<]*?:(\d{12}):)mfa\/root-account-mfa-device<\/SerialNumber>/,
    (serial, arn: string, account: string) =>
      `${serial}<User><UserId>${account}</UserId><Arn>${arn}root</Arn><CreateDate>${made}</CreateDate></User><EnableDate>${made}</EnableDate>`,
  )
}

function certificates(body: string, { now }: AnswerRequest): string {
  let text = body
  for (const [name, days] of Object.entries(CERTIFICATES)) {
    const at = text.indexOf(`<ServerCertificateName>${name}<`)
    if (at < 0) continue
    text =
      text.slice(0, at) +
      text
        .slice(at)
        .replace(/(<Expiration>)[^<]*/, `$1${daysAgo(now, -days)}`)
        .replace(/(<UploadDate>)[^<]*/, `$1${daysAgo(now, 398 - days)}`)
  }
  return text
}

const FEATURES = `<ListOrganizationsFeaturesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListOrganizationsFeaturesResult><OrganizationId>${ORGANIZATION}</OrganizationId><EnabledFeatures><member>RootSessions</member></EnabledFeatures></ListOrganizationsFeaturesResult><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></ListOrganizationsFeaturesResponse>`

const rewriting = (operation: string, rewrite: NonNullable<Answer['rewrite']>): Answer => ({
  service: 'iam',
  operation,
  respond: none,
  rewrite,
})

const DENIED = `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized</Message></Error><RequestId>-</RequestId></ErrorResponse>`

export const answers: readonly Answer[] = [
  ...serviceUseAnswers,
  {
    service: 'iam',
    operation: /^(?:GetLoginProfile|ListAccessKeys|ListMFADevices)$/,
    respond: request => (parameter(request, 'UserName') === CLOSED_USER ? xml(DENIED, 403) : null),
  },
  { service: 'iam', operation: 'ListServiceSpecificCredentials', respond: ({ now }) => xml(bedrockKey(now)) },
  { service: 'iam', operation: 'ListOrganizationsFeatures', respond: () => xml(FEATURES) },
  rewriting('GetAccountAuthorizationDetails', details),
  rewriting('ListAccessKeys', keys),
  rewriting('GetAccessKeyLastUsed', keyUse),
  rewriting('GetAccountSummary', summary),
  rewriting('ListServerCertificates', certificates),
  rewriting('GetCredentialReport', credentialReportOf),
  { service: 'iam', operation: /./, respond: none, rewrite: withUniqueIds },
  // IAM shows a device's seed once, when the device is made; the emulator's list repeats it.
  rewriting('ListVirtualMFADevices', (body, request) =>
    rootDevice(people(body, request), request).replace(/<(Base32StringSeed|QRCodePNG)>[^<]*<\/\1>/g, ''),
  ),
]
