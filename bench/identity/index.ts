import { effectiveAccess, type Facts, type RoleFact, type UserFact } from '../../connectors/identity/index.ts'
import { contextOf, Documents, evaluate, type Layer, layerOf } from '../../connectors/policy/index.ts'
import type { Figure } from '../kit/figure.ts'

const ACCOUNT = '111122223333'
const PRINCIPALS = 10_000
const KEYS = 200
const BUCKETS = 300
const DECISIONS = 200_000

/** What a decision costs, and what all principals of a large account cost: processor time, and the heap at the end. */
export default async function bench(): Promise<Figure[]> {
  const facts = account()
  const decision = (seconds(() => decide(facts)) / DECISIONS) * 1000
  let escalations = 0
  const all = seconds(() => {
    for (const access of effectiveAccess(facts)) escalations += access.escalations?.length ?? 0
  })
  const memory = process.memoryUsage().rss / 2 ** 20
  return [
    {
      title: 'processor time of a decision',
      value: decision,
      unit: ' ms',
      aim: { atMost: 0.05 },
      raw: [`${DECISIONS} decisions`],
    },
    {
      title: `processor time of ${PRINCIPALS} principals`,
      value: all,
      unit: ' s',
      aim: { atMost: 60 },
      raw: [`${escalations} escalations`],
    },
    { title: 'memory of the process after it', value: memory, unit: ' MiB', aim: { atMost: 500 }, raw: [] },
  ]
}

function decide(facts: Facts): void {
  for (let i = 0; i < DECISIONS; i++) {
    const { identity, binding, arn } = facts.users[i % facts.users.length] as UserFact
    const caller = { type: 'AWS', arn, account: ACCOUNT } as const
    evaluate(binding, {
      caller,
      action: ACTIONS[i % ACTIONS.length] ?? '',
      resource: `arn:aws:s3:::b${i % 50}/k`,
      context: contextOf(identity),
    })
  }
}

const ACTIONS = ['s3:GetObject', 's3:PutObject', 'iam:PassRole', 'ec2:RunInstances', 'kms:Decrypt']

/** Users in teams, roles of services, each with policies of its own; one in a hundred may pass roles, or is an administrator. */
function account(): Facts {
  const documents = new Documents()
  const layer = (...statements: object[]): Layer =>
    layerOf([
      {
        policy: 'p',
        attached: 'a',
        document: documents.get(JSON.stringify(statements), { Version: '2012-10-17', Statement: statements }),
      },
    ])
  const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource })
  const identityOf = (i: number): Layer => {
    if (i % 100 === 0) return layer(allow('*'))
    if (i % 100 === 1)
      return layer(
        allow(['iam:PassRole'], `arn:aws:iam::${ACCOUNT}:role/team-${i % 50}-*`),
        allow(['lambda:*', 'ec2:*']),
      )
    return layer(
      allow(['s3:Get*', 's3:PutObject'], `arn:aws:s3:::b${i}/*`),
      allow(['logs:*', 'ec2:Describe*']),
      allow(['iam:*AccessKey*'], 'arn:aws:iam::*:user/$' + '{aws:username}'),
    )
  }
  const common = (kind: string, i: number) => {
    const arn = `arn:aws:iam::${ACCOUNT}:${kind}/team-${i % 50}-${i}`
    const userName = kind === 'user' ? arn.split('/')[1] : undefined
    return {
      ...{ arn, boundary: null, policies: [], tags: new Map<string, string>() },
      identity: {
        arn,
        account: ACCOUNT,
        userName,
        uniqueId: undefined,
        tags: new Map<string, string>(),
        organization: null,
      },
      binding: { identity: identityOf(i), boundary: undefined, service: [] },
    }
  }
  const users = Array.from(
    { length: PRINCIPALS * 0.3 },
    (_, i): UserFact => ({ kind: 'user', ...common('user', i), groups: [], keys: 1, loginProfile: true }),
  )
  const services = ['lambda', 'ec2', 'ecs-tasks', 'glue', 'codebuild'].map(name => ({
    Service: `${name}.amazonaws.com`,
  }))
  const roles = Array.from(
    { length: PRINCIPALS * 0.7 },
    (_, i): RoleFact => ({
      kind: 'role',
      ...common('role', i),
      trust: layer({ Effect: 'Allow', Principal: services[i % services.length], Action: 'sts:AssumeRole' }),
      instanceProfile: true,
      kept: null,
    }),
  )
  return {
    account: ACCOUNT,
    partition: 'aws',
    users,
    roles,
    groups: [],
    attachable: [],
    carriers: new Map(),
    buckets: new Map(),
    keys: keys(),
    guarded: buckets(),
    resourceControls: [],
    missing: { users: [], roles: [], groups: [], policies: [] },
  }
}

/** Half of them leave it to the account's policies, as AWS makes them; half name a role. */
function keys(): Facts['keys'] {
  const documents = new Documents()
  const policyOf = (attached: string, AWS: string) => {
    const Statement = { Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' }
    return layerOf([{ policy: 'its own policy', attached, document: documents.get(AWS, { Statement }) }])
  }
  const members = Array.from({ length: KEYS }, (_, i) => {
    const arn = `arn:aws:kms:us-east-1:${ACCOUNT}:key/${i}`
    const named = i % 2 === 0 ? 'root' : `role/team-${i % 50}-${i}`
    return { arn, policy: policyOf(arn, `arn:aws:iam::${ACCOUNT}:${named}`), tags: new Map(), imported: false }
  })
  return { members, missing: null }
}

/** Each refuses plain HTTP by a policy of its own, as most do. */
function buckets(): Facts['guarded'] {
  const Deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }
  const Statement = { ...Deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }
  const document = new Documents().get('tls', { Statement })
  const members = Array.from({ length: BUCKETS }, (_, i) => {
    const arn = `arn:aws:s3:::bucket-${i}`
    const policy = layerOf([{ policy: 'its own policy', attached: arn, document }])
    return { arn, patterns: [`${arn}/*`], guards: [], policy, unread: [] }
  })
  return new Map(
    ['s3:DeleteObject', 's3:DeleteObjectVersion'].map(action => [action, { members, missing: [], admits: true }]),
  )
}

function seconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
