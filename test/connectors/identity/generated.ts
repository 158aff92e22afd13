import { readFileSync } from 'node:fs'
import { ACCOUNT, type Document, type Entity, type Scenario, type Statement } from './scenario.ts'

/** By id of a known path, the actions that it needs. */
const PATHS = JSON.parse(readFileSync(new URL('fixtures/iam-paths.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>

const iam = (what: string) => `arn:aws:iam::${ACCOUNT}:${what}`
const [FROM, TO] = ['start', 'target']
const document = (...Statement: Statement[]): Document => ({ Version: '2012-10-17', Statement })
const allow = (Action: string | string[], Resource: string | string[] = '*'): Statement => ({
  ...{ Effect: 'Allow', Action, Resource },
})
const BUCKET = 'arn:aws:s3:::sensitive'
const AIMS = {
  administrator: document(allow('*')),
  data: document(allow(['s3:GetObject', 's3:ListBucket'], [BUCKET, `${BUCKET}/*`])),
}
type Aim = keyof typeof AIMS

const SERVICES: Record<string, string> = {
  apprunner: 'tasks.apprunner.amazonaws.com',
  bedrock: 'bedrock-agentcore.amazonaws.com',
  ec2instanceconnect: 'ec2.amazonaws.com',
  ecs: 'ecs-tasks.amazonaws.com',
  ssm: 'ec2.amazonaws.com',
}
/** The resource that is there already, by path. */
const THERE: Record<string, [kind: string, service: string, rest: string]> = {
  'apprunner-002': ['apprunner-service', 'apprunner', 'service/there/8fe1e10304f84fd2b0df550fe98a71fa'],
  'bedrock-002': ['code-interpreter', 'bedrock-agentcore', 'code-interpreter-custom/there-abc'],
  'cloudformation-002': ['stack', 'cloudformation', 'stack/there/11111111-2222-3333-4444-555555555555'],
  'cloudformation-004': ['stack-set', 'cloudformation', 'stackset/there:11111111-2222-3333-4444-555555555555'],
  'cloudformation-005': ['stack', 'cloudformation', 'stack/there/11111111-2222-3333-4444-555555555555'],
  'codebuild-002': ['codebuild-project', 'codebuild', 'project/there'],
  'codebuild-003': ['codebuild-project', 'codebuild', 'project/there'],
  'ec2-002': ['ec2-instance', 'ec2', 'instance/i-0123456789abcdef0'],
  'ec2-004': ['launch-template', 'ec2', 'launch-template/lt-0123456789abcdef0'],
  'ec2instanceconnect-003': ['ec2-instance', 'ec2', 'instance/i-0123456789abcdef0'],
  'ecs-006': ['ecs-service', 'ecs', 'service/cluster/there'],
  'ecs-007': ['task-definition', 'ecs', 'task-definition/there:1'],
  'ecs-008': ['task-definition', 'ecs', 'task-definition/there:1'],
  'ecs-009': ['task-definition', 'ecs', 'task-definition/there:1'],
  'glue-002': ['glue-dev-endpoint', 'glue', 'devEndpoint/there'],
  'glue-005': ['glue-job', 'glue', 'job/there'],
  'glue-006': ['glue-job', 'glue', 'job/there'],
  'lambda-003': ['lambda-function', 'lambda', 'function:there'],
  'lambda-004': ['lambda-function', 'lambda', 'function:there'],
  'lambda-005': ['lambda-function', 'lambda', 'function:there'],
  'sagemaker-004': ['sagemaker-notebook', 'sagemaker', 'notebook-instance/there'],
  'sagemaker-005': ['sagemaker-notebook', 'sagemaker', 'notebook-instance/there'],
  'ssm-001': ['ec2-instance', 'ec2', 'instance/i-0123456789abcdef0'],
  'ssm-002': ['ec2-instance', 'ec2', 'instance/i-0123456789abcdef0'],
}
const SELF = new Set(['iam-001', 'iam-005', 'iam-007', 'iam-008', 'iam-009', 'iam-010', 'iam-011', 'iam-013'])
const OF_ROLES = new Set(['iam-005', 'iam-009'])

/** A policy on whatever it needs, or on just the ARNs that it has to be about. */
type Form = 'all' | 'named'

function scenarioOf(id: string, aim: Aim, form: Form, start: 'user' | 'role'): Scenario {
  const self = SELF.has(id)
  const ofService = !id.startsWith('iam-') && id !== 'sts-001'
  const isUser = !self && !ofService && /CreateAccessKey|LoginProfile/.test((PATHS[id] ?? []).join())
  const [from, target] = [iam(`${start}/${FROM}`), iam(`${isUser ? 'user' : 'role'}/${TO}`)]
  const service = SERVICES[id.split('-')[0] ?? ''] ?? `${id.split('-')[0]}.amazonaws.com`
  const own = document(...statementsOf(id, form, { from, target }))
  const gains =
    (self && id !== 'iam-013') ||
    /PutRolePolicy|PutUserPolicy|Attach|CreatePolicyVersion/.test((PATHS[id] ?? []).join())
  const trust = ofService
    ? { Service: service }
    : PATHS[id]?.includes('iam:UpdateAssumeRolePolicy')
      ? { Service: 'ec2.amazonaws.com' }
      : { AWS: from }
  const there = THERE[id]
  const first: Entity = {
    ...{ name: FROM, inline: { own }, attached: [], loginProfile: false, accessKeys: 0 },
    ...(start === 'role' && { trust: document({ ...assumes, Principal: { Service: 'ec2.amazonaws.com' } }) }),
    ...(id === 'iam-001' && { inline: {}, attached: [iam('policy/own')] }),
    ...(['iam-010', 'iam-011'].includes(id) && { groups: ['team'] }),
  }
  const second: Entity = {
    ...{ name: TO, inline: gains ? {} : { aim: AIMS[aim] }, attached: [] },
    ...{ loginProfile: id === 'iam-006', accessKeys: id === 'iam-003' ? 2 : 0 },
    ...(!isUser && { trust: document({ ...assumes, Principal: trust }) }),
    ...(/CreatePolicyVersion/.test((PATHS[id] ?? []).join()) && { attached: [iam('policy/targets')] }),
  }
  return {
    ...{ scenario: `generated/${id}/${aim}/${form}/${start}`, path: id },
    users: [...(start === 'user' ? [first] : []), ...(isUser ? [second] : [])],
    roles: [...(start === 'role' ? [first] : []), ...(isUser || self ? [] : [second])],
    groups: groupsOf(id, aim),
    policies: { [iam('policy/own')]: own, [iam('policy/targets')]: document(allow('sqs:ListQueues')) },
    bucketPolicies: {},
    resources: [
      ...(service === 'ec2.amazonaws.com'
        ? [{ kind: 'instance-profile', name: TO, arn: iam(`instance-profile/${TO}`), role: target }]
        : []),
      ...(there ? [{ kind: there[0], name: 'there', arn: arnOf(there), role: target }] : []),
    ],
    expected: {
      escalations: [{ from, path: [id], to: [self ? from : target], reaches: [gains ? 'administrator' : aim] }],
      ...{ chains: [], administrators: { yes: [], no: [from] } },
    },
  }
}

const assumes = { Effect: 'Allow', Action: 'sts:AssumeRole' }
const arnOf = ([, service, rest]: [string, string, string]) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`

const groupsOf = (id: string, aim: Aim): Entity[] => {
  if (id === 'iam-013') return [{ name: 'admins', inline: { aim: AIMS[aim] }, attached: [] }]
  return id === 'iam-010' || id === 'iam-011' ? [{ name: 'team', inline: {}, attached: [] }] : []
}

/** What each action is about. */
function statementsOf(id: string, form: Form, of: { from: string; target: string }): Statement[] {
  const actions = PATHS[id] ?? []
  if (form === 'all') return [allow(actions)]
  return actions.map(action => allow(action, resourceOf(id, action, of)))
}

function resourceOf(id: string, action: string, { from, target }: { from: string; target: string }): string | string[] {
  const there = THERE[id]
  if (action === 'iam:CreatePolicyVersion') return iam(id === 'iam-001' ? 'policy/own' : 'policy/targets')
  if (action === 'iam:AddUserToGroup') return iam('group/admins')
  if (/Group/.test(action)) return iam('group/team')
  if (action.startsWith('iam:') || action === 'sts:AssumeRole') return SELF.has(id) ? from : target
  if (action === 'ssm:SendCommand') return [there ? arnOf(there) : '*', 'arn:aws:ssm:*::document/AWS-RunShellScript']
  if (/ecs:(ExecuteCommand|DescribeTasks)/.test(action))
    return ['cluster/cluster', 'task/cluster/*'].map(rest => arnOf(['', 'ecs', rest]))
  const about = /Describe|LifecycleConfig|CreateTrigger|RegisterContainerInstance/.test(action) ? undefined : there
  return about ? arnOf(about) : '*'
}

const starts = (id: string): ('user' | 'role')[] => {
  if (OF_ROLES.has(id)) return ['role']
  return SELF.has(id) && id !== 'iam-001' ? ['user'] : ['user', 'role']
}

/** One scenario for every known path, to an administrator and to data, by policies on everything and by narrow ones. */
export const GENERATED: readonly Scenario[] = Object.keys(PATHS).flatMap(id =>
  (['administrator', 'data'] as const).flatMap(aim =>
    (['all', 'named'] as const).flatMap(form => starts(id).map(start => scenarioOf(id, aim, form, start))),
  ),
)
