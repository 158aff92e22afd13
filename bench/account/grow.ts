import type { RecordedRequest } from '../../src/collect/recording.ts'

/** A list that grows: whose answer, which element holds its members, what names a member, how AWS pages it. */
export interface Growth {
  readonly service: string
  readonly region: string
  /** `Action` of a query, the end of `X-Amz-Target`, or the path of a REST list. */
  readonly operation: string
  /** Further text the request has, where one operation makes several lists. */
  readonly where?: string
  /** Text it does not have. */
  readonly unless?: string
  /** `Container/Member` of XML, or the array of JSON. */
  readonly members: string
  /** Elements or keys whose values name the member; each clone gets names of its own. */
  readonly names: readonly string[]
  readonly page: number
  /** Where the token stands in the request and in the answer. */
  readonly token: { readonly input: string; readonly output: string; readonly more?: string }
  /** How much of the whole growth this list takes. */
  readonly share: number
}

const query = { input: 'Marker', output: 'Marker' }
const ec2 = { service: 'ec2', region: 'us-east-1', page: 1000, token: { input: 'NextToken', output: 'nextToken' } }
const iam = {
  service: 'iam',
  region: 'us-east-1',
  operation: 'GetAccountAuthorizationDetails',
  page: 1000,
  token: { ...query, more: 'IsTruncated' },
}

/** What a company's account holds most of. With the calls each member takes, about one call a resource. */
export const MIX: readonly Growth[] = [
  { ...ec2, operation: 'DescribeSnapshots', members: 'snapshotSet/item', names: ['snapshotId'], share: 0.24 },
  { ...ec2, operation: 'DescribeVolumes', members: 'volumeSet/item', names: ['volumeId'], page: 500, share: 0.13 },
  { ...ec2, operation: 'DescribeInstances', members: 'reservationSet/item', names: ['instanceId'], share: 0.08 },
  { ...ec2, operation: 'DescribeSecurityGroups', members: 'securityGroupInfo/item', names: ['groupId'], share: 0.08 },
  { ...iam, where: 'member.1=Role&', members: 'RoleDetailList/member', names: ['RoleName', 'RoleId'], share: 0.1 },
  {
    ...iam,
    where: 'LocalManagedPolicy',
    members: 'Policies/member',
    names: ['PolicyName', 'PolicyId', 'Arn'],
    share: 0.06,
  },
  {
    service: 'logs',
    region: 'us-east-1',
    operation: 'DescribeLogGroups',
    members: 'logGroups',
    names: ['logGroupName'],
    page: 50,
    token: { input: 'nextToken', output: 'nextToken' },
    share: 0.14,
  },
  {
    service: 'monitoring',
    region: 'us-east-1',
    operation: 'DescribeAlarms',
    members: 'MetricAlarms',
    names: ['AlarmName'],
    page: 100,
    token: { input: 'NextToken', output: 'NextToken' },
    share: 0.06,
  },
  {
    service: 's3',
    region: 'us-east-1',
    operation: '/?',
    where: 'max-buckets',
    members: 'Buckets/Bucket',
    names: ['Name'],
    page: 1000,
    token: { input: 'continuation-token', output: 'ContinuationToken' },
    share: 0.03,
  },
  {
    service: 'kms',
    region: 'us-east-1',
    operation: 'ListKeys',
    members: 'Keys',
    names: ['KeyId'],
    page: 100,
    token: { input: 'Marker', output: 'NextMarker', more: 'Truncated' },
    share: 0.02,
  },
  {
    service: 'rds',
    region: 'us-east-1',
    operation: 'DescribeDBSnapshots',
    unless: 'awsbackup',
    members: 'DBSnapshots/DBSnapshot',
    names: ['DBSnapshotIdentifier'],
    page: 100,
    token: query,
    share: 0.04,
  },
  {
    service: 'sns',
    region: 'us-east-1',
    operation: 'ListTopics',
    members: 'Topics/member',
    names: ['TopicArn'],
    page: 100,
    token: { input: 'NextToken', output: 'NextToken' },
    share: 0.02,
  },
]

/** Marks the names of clones: `vol-0a1b` becomes `vol-0a1b-c000042`. */
const CLONE = /-c\d{6}(?![0-9a-f])/g
export const withoutClone = (text: string): string => text.replaceAll(CLONE, '')
export const cloneOf = (text: string): string | undefined => CLONE.exec(text)?.[0] ?? undefined

export const lists = (growth: Growth, request: RecordedRequest): boolean =>
  growth.service === request.service && growth.region === request.region && asks(request, growth)

function asks({ target, body = '', path }: RecordedRequest, { operation, where = '', unless }: Growth): boolean {
  const named = target?.endsWith(`.${operation}`) || body.includes(`Action=${operation}&`) || path.startsWith(operation)
  const has = (text: string) => body.includes(text) || path.includes(text)
  return named && has(where) && (unless === undefined || !has(unless))
}

/** One answer, taken apart so that its members can be repeated. */
export class Grown {
  readonly #growth: Growth
  readonly #before: string
  readonly #after: string
  readonly #members: readonly string[]
  readonly #total: number

  constructor(growth: Growth, body: string, more: number) {
    this.#growth = growth
    const json = body.startsWith('{')
    const { before, members, after } = json ? splitJson(body, growth) : splitXml(body, growth)
    if (members.length === 0) throw new Error(`the recording has no ${growth.members} to repeat`)
    this.#before = before
    this.#after = after
    this.#members = members
    this.#total = members.length + more
  }

  /** The page that begins at member `from`. */
  page(from: number): string {
    const end = Math.min(from + this.#growth.page, this.#total)
    const members = Array.from({ length: end - from }, (_, i) => this.#member(from + i))
    const next = end < this.#total ? String(end) : undefined
    return this.#before.startsWith('{') ? this.#json(members, next) : this.#xml(members, next)
  }

  #member(index: number): string {
    const member = this.#members[index % this.#members.length] ?? ''
    if (index < this.#members.length) return member
    const suffix = `-c${String(index).padStart(6, '0')}`
    return namesIn(member, this.#growth.names).reduce((text, name) => text.replaceAll(name, name + suffix), member)
  }

  #json(members: readonly string[], next: string | undefined): string {
    const { token } = this.#growth
    const paging = next === undefined ? '' : `,"${token.output}":"${next}"`
    const more = token.more === undefined ? '' : `,"${token.more}":${next !== undefined}`
    return `${this.#before}${members.join(',')}${this.#after.replace(/\}\s*$/, `${paging}${more}}`)}`
  }

  #xml(members: readonly string[], next: string | undefined): string {
    const { token, members: place } = this.#growth
    const closed = `</${place.split('/')[0]}>`
    const paging = next === undefined ? '' : `<${token.output}>${next}</${token.output}>`
    const after =
      token.more && next ? this.#after.replace(`<${token.more}>false<`, `<${token.more}>true<`) : this.#after
    return `${this.#before}${members.join('')}${after.replace(closed, closed + paging)}`
  }
}

/** A name that has another within it changes with that one. */
function namesIn(member: string, names: readonly string[]): string[] {
  const found = names.flatMap(name => {
    const value = new RegExp(`(?:<${name}>|"${name}": ?")([^<"]+)`).exec(member)?.[1]
    return value === undefined ? [] : [value]
  })
  const distinct = [...new Set(found)]
  return distinct.filter(name => !distinct.some(other => other !== name && name.includes(other)))
}

function splitXml(body: string, { members: place }: Growth) {
  const [container, tag] = place.split('/') as [string, string]
  const start = body.indexOf(`<${container}>`) + container.length + 2
  const end = body.lastIndexOf(`</${container}>`)
  const members: string[] = []
  let depth = 0
  let from = start
  for (const { 0: text, index } of body.slice(start, end).matchAll(new RegExp(`</?${tag}>`, 'g'))) {
    if (text.startsWith('</') && --depth === 0) members.push(body.slice(from, start + index + text.length))
    else if (!text.startsWith('</') && depth++ === 0) from = start + index
  }
  return { before: body.slice(0, start), members, after: body.slice(end) }
}

function splitJson(body: string, { members: key, token }: Growth) {
  const { [key]: members, [token.output]: _, [token.more ?? '']: __, ...rest } = JSON.parse(body)
  const others = JSON.stringify(rest).slice(1, -1)
  return {
    before: `{"${key}":[`,
    members: (members as object[]).map(member => JSON.stringify(member)),
    after: others === '' ? ']}' : `],${others}}`,
  }
}
