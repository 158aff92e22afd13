import { readFileSync } from 'node:fs'
import type { Inputs } from '../../../connectors/aws/iam/access/facts.ts'
import { readings } from '../../../connectors/aws/iam/access/readings.ts'
import rule from '../../../connectors/aws/iam/effective-access.derive.ts'
import { derive } from '../../../src/assess/derive.ts'
import { type AccountEvidence, Populations } from '../../../src/assess/populations.ts'
import type { ItemHeader, Resource } from '../../../src/evidence/item.ts'

export type Document = { Version?: string; Statement: Statement | Statement[] }
export type Statement = Record<string, unknown> & { Effect: string }

export interface Entity {
  name: string
  inline: Record<string, Document>
  attached: string[]
  groups?: string[]
  boundary?: string
  trust?: Document
  loginProfile?: boolean
  accessKeys?: number
  path?: string
}

export type Members = Record<string, object>

export interface Scenario {
  scenario: string
  path: string | null
  users: Entity[]
  roles: Entity[]
  groups: Entity[]
  policies: Record<string, Document>
  bucketPolicies: Record<string, Document>
  resources: { kind: string; name: string; arn: string; role: string }[]
  /** Ours: the policies of KMS keys, by the id of the key. */
  keyPolicies?: Record<string, Document>
  /** Ours: further members by type and ARN, with their settings. */
  more?: Record<string, Members>
  /** Ours: enabled regions besides us-east-1, which alone is read. */
  otherRegions?: string[]
  /** Ours: service control policies that bind the account, as it would be a member. */
  scps?: Document[]
  /** Ours: resource control policies, likewise. */
  rcps?: Document[]
  expected: {
    escalations: { from: string; path: string[]; to: string[]; reaches: string[] }[]
    chains: { from: string; reaches: string }[]
    administrators: { yes: string[]; no: string[] }
  }
}

export const ACCOUNT = '111111111111'
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`fixtures/${file}`, import.meta.url), 'utf8'))
export const SCENARIOS = (read('iam-labs.json') as { scenarios: Scenario[] }).scenarios
const MANAGED = read('aws-managed.json') as Record<string, Document>
const arn = (kind: string, name: string) => `arn:aws:iam::${ACCOUNT}:${kind}/${name}`
const inlineOf = ({ inline }: Entity) =>
  Object.entries(inline).map(([PolicyName, PolicyDocument]) => ({ PolicyName, PolicyDocument }))
const attachedOf = ({ attached }: Entity) =>
  attached.map(PolicyArn => ({ PolicyName: PolicyArn.split('/').pop(), PolicyArn }))
const boundaryOf = ({ boundary }: Entity) => boundary && { PermissionsBoundaryArn: boundary }

function settingsOf(s: Scenario): Record<string, Members> {
  const profiles = s.resources.filter(r => r.kind === 'instance-profile')
  const instances = s.resources.filter(r => r.kind === 'ec2-instance')
  const profileOf = (role: string) => `${role.replace(':role/', ':instance-profile/')}-profile`
  const user = (u: Entity) => ({
    UserName: u.name,
    UserPolicyList: inlineOf(u),
    AttachedManagedPolicies: attachedOf(u),
    PermissionsBoundary: boundaryOf(u),
    GroupList: u.groups ?? [],
    LoginProfile: u.loginProfile ? { UserName: u.name } : null,
    AccessKeyMetadata: Array.from({ length: u.accessKeys ?? 0 }, (_, i) => ({
      AccessKeyId: `AKIA${i}`,
      Status: 'Active',
    })),
    AccessKeyLastUsed: [],
  })
  const role = (r: Entity) => ({
    RoleName: r.name,
    Path: r.path ?? '/',
    RolePolicyList: inlineOf(r),
    AttachedManagedPolicies: attachedOf(r),
    PermissionsBoundary: boundaryOf(r),
    AssumeRolePolicyDocument: r.trust,
    InstanceProfileList: [
      ...profiles.filter(p => p.role === arn('role', r.name)).map(p => ({ Arn: p.arn })),
      ...instances.filter(i => i.role === arn('role', r.name)).map(i => ({ Arn: profileOf(i.role) })),
    ],
  })
  const byArn = (kind: string, all: Entity[], of: (e: Entity) => object): Members =>
    Object.fromEntries(all.map(e => [arn(kind, e.name), of(e)]))
  const managed = Object.entries({ ...MANAGED, ...s.policies }).map(([id, Document]) => [
    id,
    { PolicyName: id.split('/').pop(), Document, PolicyVersionList: [{ VersionId: 'v1' }] },
  ])
  return {
    'aws.iam.user': byArn('user', s.users, user),
    'aws.iam.role': byArn('role', s.roles, role),
    'aws.iam.service-use': {},
    'aws.iam.group': byArn('group', s.groups, g => ({
      GroupPolicyList: inlineOf(g),
      AttachedManagedPolicies: attachedOf(g),
    })),
    'aws.iam.policy': Object.fromEntries(managed),
    'aws.s3.bucket': Object.fromEntries(
      Object.entries(s.bucketPolicies).map(([id, policy]) => [id, { Policy: JSON.stringify(policy) }]),
    ),
    'aws.ec2.instance': Object.fromEntries(
      instances.map(i => [i.arn, { IamInstanceProfile: { Arn: profileOf(i.role) } }]),
    ),
    ...carriersOf(s),
    'aws.ec2.region': {
      'arn:r/us-east-1': { OptInStatus: 'opt-in-not-required' },
      'arn:r/af-south-1': { OptInStatus: 'not-opted-in' },
      ...Object.fromEntries((s.otherRegions ?? []).map(name => [`arn:r/${name}`, { OptInStatus: 'opted-in' }])),
    },
    'aws.kms.key': Object.fromEntries(
      Object.entries(s.keyPolicies ?? {}).map(([id, policy]) => [keyArn(id), keySettings(policy)]),
    ),
    ...organizationOf(s),
    ...Object.fromEntries([...ERASABLE, ...IDENTITY_CENTER].map(type => [type, {}])),
    ...s.more,
  }
}

const ERASABLE = [
  ...['aws.backup.vault', 'aws.cloudtrail.trail', 'aws.dynamodb.table', 'aws.logs.log-group'],
  ...['aws.rds.cluster', 'aws.rds.cluster-snapshot', 'aws.rds.instance', 'aws.rds.snapshot'],
  ...['aws.cloudtrail.event-data-store', 'aws.ec2.snapshot', 'aws.ec2.locked-snapshot', 'aws.guardduty.finding'],
]

const IDENTITY_CENTER = [
  ...['aws.sso-admin.permission-set', 'aws.sso-admin.account-assignment'],
  ...['aws.identitystore.user', 'aws.identitystore.group'],
]

/** Functions, services and task definitions; a service's tasks have a definition of their own, as its role stands there. */
function carriersOf({ resources }: Scenario): Record<string, Members> {
  const of = (kind: string) => resources.filter(r => r.kind === kind)
  const definition = (arn: string, role: string) => [
    arn,
    { taskDefinitionArn: arn, TaskDefinition: { taskRoleArn: role || undefined } },
  ]
  const definitionOf = (name: string) => `arn:aws:ecs:us-east-1:${ACCOUNT}:task-definition/${name}:1`
  return {
    'aws.lambda.function': Object.fromEntries(
      of('lambda-function').map(r => [r.arn, { Role: r.role, CodeSigningConfigArn: null }]),
    ),
    'aws.ecs.service': Object.fromEntries(
      of('ecs-service').map(({ arn, name }) => [
        arn,
        {
          serviceArn: arn,
          clusterArn: arn.replace(/:service\/([^/]+)\/.*$/, ':cluster/$1'),
          Service: { enableExecuteCommand: true, taskDefinition: definitionOf(name) },
        },
      ]),
    ),
    'aws.ecs.task-definition': Object.fromEntries([
      ...of('task-definition').map(r => definition(r.arn, r.role)),
      ...of('ecs-service').map(r => definition(definitionOf(r.name), r.role)),
    ]),
  }
}

export const keyArn = (id: string): string => `arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`
const keySettings = (policy: Document) => ({
  KeyMetadata: { KeyManager: 'CUSTOMER', Origin: 'AWS_KMS' },
  Policy: JSON.stringify(policy),
  Tags: [{ TagKey: 'team', TagValue: 'data' }],
})

function organizationOf({ scps, rcps }: Pick<Scenario, 'scps' | 'rcps'>): Record<string, Members> {
  const none = {
    'aws.organizations.organization': {},
    'aws.organizations.policy': {},
    'aws.organizations.unit': {},
    'aws.organizations.account': {},
  }
  if (scps === undefined && rcps === undefined) return none
  const kinds = { SERVICE_CONTROL_POLICY: scps ?? [], RESOURCE_CONTROL_POLICY: rcps ?? [] }
  const policies = Object.entries(kinds).flatMap(([Type, own]) => {
    const Principal = Type === 'RESOURCE_CONTROL_POLICY' && { Principal: '*' }
    const all = [{ Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...Principal } }, ...own]
    return all.map((Content, i) => [
      `arn:${Type}${i}`,
      {
        ...{ Name: `${Type}${i}`, Type, Content },
        Targets: [{ TargetId: 'r-1' }, ...(i === 0 ? [{ TargetId: 'ou-1' }, { TargetId: ACCOUNT }] : [])],
      },
    ])
  })
  const PolicyTypes = Object.keys(kinds).map(Type => ({ Type, Status: 'ENABLED' }))
  return {
    ...none,
    'aws.organizations.organization': {
      'arn:o': { Id: 'o-1', MasterAccountId: '999999999999', Roots: [{ Id: 'r-1', PolicyTypes }] },
    },
    'aws.organizations.policy': Object.fromEntries(policies),
    'aws.organizations.unit': { 'arn:ou': { Id: 'ou-1', ParentId: 'r-1', Children: [{ Id: ACCOUNT }] } },
  }
}

const REGIONAL = [
  'aws.ec2.instance',
  'aws.ecs.service',
  'aws.ecs.task-definition',
  'aws.kms.key',
  'aws.lambda.function',
  ...ERASABLE,
  ...IDENTITY_CENTER,
]

export interface Missing {
  /** By type: why the list could not be made. */
  readonly lists?: Record<string, string>
  /** Types of which AWS refuses the list to a member account: the account that may make it. */
  readonly elsewhere?: Record<string, string>
  /** By member: the fields that could not be read. */
  readonly fields?: Record<string, string[]>
}

export function evidenceOf(scenario: Scenario, missing: Missing = {}): AccountEvidence {
  const settings = settingsOf(scenario)
  const items = Object.keys(settings).map(type => {
    const region = REGIONAL.includes(type) ? 'us-east-1' : 'global'
    const gap =
      missing.lists?.[type] === undefined
        ? null
        : { action: missing.lists[type], reason: 'denied', detail: 'AccessDenied' }
    return {
      ...{ id: type, type, digest: `sha256:${type}`, redactions: [] },
      scope: { provider: 'aws', partition: 'aws', account: ACCOUNT, region },
      collected: {
        startedAt: '2026-11-28T00:00:00.000Z',
        finishedAt: '2026-11-28T00:01:00.000Z',
        sourceAsOf: null,
        principal: 'p',
        source: { kind: 'aws', hosts: [] },
      },
      population: { complete: gap === null, gap, judgedIn: missing.elsewhere?.[type] },
    } as unknown as ItemHeader
  })
  return {
    ...{ account: ACCOUNT, partition: 'aws', regions: ['us-east-1'], startedAt: new Date(0), items },
    resources: async function* ({ type, scope }) {
      for (const [id, of] of Object.entries(
        (missing.lists?.[type] ?? missing.elsewhere?.[type]) === undefined ? (settings[type] ?? {}) : {},
      )) {
        const fields = missing.fields?.[id] ?? []
        const kept = Object.fromEntries(Object.entries(of).filter(([field]) => !fields.includes(field)))
        const gaps = fields.map(field => ({ field, action: 'iam:Get', reason: 'denied', detail: 'AccessDenied' }))
        yield {
          id,
          name: id.split('/').pop() ?? id,
          region: scope.region,
          digest: 'sha256:0',
          settings: kept,
          gaps,
        } as unknown as Resource
      }
    },
  }
}

/** Members of the derived type by ARN, with their gaps. */
export async function accessIn(scenario: Scenario, missing?: Missing) {
  const members = new Map<string, Resource>()
  const found = await derive(rule, 'global', evidenceOf(scenario, missing), async member => {
    members.set(member.id, member)
  })
  return { ...found, members }
}

/** What the derivation reads. */
export async function inputsOf(scenario: Scenario): Promise<Inputs> {
  const populations = await Populations.read(Object.values(readings), evidenceOf(scenario), 'derivation')
  return populations.of(readings, 'global') as unknown as Inputs
}
