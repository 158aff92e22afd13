import { beforeAll, expect, test } from 'vitest'
import * as checks from '../../connectors/aws/iam/effective-access.checks.ts'
import rule from '../../connectors/aws/iam/effective-access.derive.ts'
import { effectiveAccess } from '../../connectors/aws/iam/effective-access.ts'
import { derive } from '../../src/assess/derive.ts'
import { judgeResource } from '../../src/assess/judge.ts'
import type { AccountEvidence } from '../../src/assess/populations.ts'
import type { RecordedAnswer, RecordedRequest } from '../../src/collect/recording.ts'
import type { Resource } from '../../src/evidence/item.ts'
import { deniedAnswer, operationOf } from '../kit/denied-answers.ts'
import { REGIONS, replayedAccount } from '../kit/replayed-account.ts'

const TYPES = effectiveAccess.derivedFrom ?? []
let whole: AccountEvidence
let judged: ReadonlyMap<string, string>

/** The demo's account, as if its two regions were all that it has enabled: then nothing is unknown for want of others. */
beforeAll(async () => {
  whole = await replayedAccount(TYPES, ofTwoRegions)
  judged = await verdictsIn(whole)
}, 120_000)

function ofTwoRegions(request: RecordedRequest, answer: RecordedAnswer): RecordedAnswer {
  if (operationOf(request) !== 'DescribeRegions' || 'error' in answer) return answer
  const items = answer.body.match(/<item>[\s\S]*?<\/item>/g) ?? []
  const others = items.filter(item => !REGIONS.some(region => item.includes(`<regionName>${region}<`)))
  return { ...answer, body: others.reduce((body, item) => body.replace(item, ''), answer.body) }
}

/** By principal and check. */
async function verdictsIn(evidence: AccountEvidence): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const context = { account: '', partition: 'aws', region: 'global', regions: REGIONS, asOf: new Date('2026-11-20') }
  await derive(rule, 'global', evidence, async (member: Resource) => {
    for (const check of Object.values(checks))
      found.set(`${member.name} ${check.id}`, judgeResource(check, member, context, {}).status)
  })
  return found
}

/** What changes where the requests of an operation are refused, by check: of whom the verdict is unknown, or gone. */
async function changedWithout(types: readonly string[], refused: (r: RecordedRequest) => boolean) {
  let count = 0
  const again = await replayedAccount(
    TYPES.filter(t => types.includes(t.id)),
    (request, answer) => {
      if (!refused(request)) return ofTwoRegions(request, answer)
      count++
      return deniedAnswer(request)
    },
  )
  expect(count).toBeGreaterThan(0)
  const now = await verdictsIn({
    ...whole,
    items: [...whole.items.filter(item => !types.includes(item.type)), ...again.items],
    resources: item => (again.items.includes(item) ? again : whole).resources(item),
  })
  const changed: Record<string, string[]> = {}
  for (const [key, status] of judged) {
    const after = now.get(key) ?? 'gone'
    if (after === status) continue
    const [, who = '', check = ''] = /^(.*) (\S+)$/.exec(key) ?? []
    // An assignment is left to its role, and where the role was not read its permission set says what it gives.
    const told = status === 'not_applicable' && key.includes(' as ') ? ['unknown', 'gone', 'fail'] : ['unknown', 'gone']
    expect(told, `${key}: ${status}, then ${after}`).toContain(after)
    if (after === 'fail') continue
    const about = after === 'gone' ? 'gone' : check.replace(/^iam-(?:principal|user)-/, '')
    if (!changed[about]?.includes(who)) changed[about] = [...(changed[about] ?? []), who]
  }
  return Object.entries(changed)
    .map(([about, who]) => `${about}: ${who.join(', ')}`)
    .sort()
}

const details = (kind: string) => (r: RecordedRequest) =>
  operationOf(r) === 'GetAccountAuthorizationDetails' && (r.body ?? '').includes(`Filter.member.1=${kind}`)
const operation = (name: string) => (r: RecordedRequest) => operationOf(r) === name

const policyOfBucket = (r: RecordedRequest) => r.service === 's3' && r.path.includes('?policy')
const vaults = (path: RegExp) => (r: RecordedRequest) => r.service === 'backup' && path.test(r.path)
const ORGANIZATIONS = ['organization', 'policy', 'unit', 'account'].map(name => `aws.organizations.${name}`)

test.each<[string, string[], (r: RecordedRequest) => boolean]>([
  ['iam:GetAccountAuthorizationDetails for users', ['aws.iam.user'], details('User')],
  ['iam:GetAccountAuthorizationDetails for roles', ['aws.iam.role'], details('Role')],
  ['iam:GetAccountAuthorizationDetails for groups', ['aws.iam.group'], details('Group')],
  ['iam:GetAccountAuthorizationDetails for policies', ['aws.iam.policy'], details('LocalManagedPolicy')],
  ['iam:GetLoginProfile', ['aws.iam.user'], operation('GetLoginProfile')],
  ['iam:ListAccessKeys', ['aws.iam.user'], operation('ListAccessKeys')],
  ['iam:GetAccessKeyLastUsed', ['aws.iam.user'], operation('GetAccessKeyLastUsed')],
  ['iam:ListMFADevices', ['aws.iam.user'], operation('ListMFADevices')],
  ['iam:GenerateServiceLastAccessedDetails', ['aws.iam.service-use'], operation('GenerateServiceLastAccessedDetails')],
  ['ec2:DescribeInstances', ['aws.ec2.instance'], operation('DescribeInstances')],
  ['ec2:DescribeRegions', ['aws.ec2.region'], operation('DescribeRegions')],
  ['lambda:ListFunctions', ['aws.lambda.function'], r => r.service === 'lambda' && /functions\/?(?:\?|$)/.test(r.path)],
  ['ecs:ListServices', ['aws.ecs.service'], operation('ListServices')],
  ['kms:ListKeys', ['aws.kms.key'], operation('ListKeys')],
  ['kms:DescribeKey', ['aws.kms.key'], operation('DescribeKey')],
  ['kms:GetKeyPolicy', ['aws.kms.key'], operation('GetKeyPolicy')],
  ['s3:GetBucketPolicy', ['aws.s3.bucket'], policyOfBucket],
  ['backup:ListBackupVaults', ['aws.backup.vault'], vaults(/^\/backup-vaults\/?(?:\?|$)/)],
  ['backup:GetBackupVaultAccessPolicy', ['aws.backup.vault'], vaults(/\/access-policy/)],
  ['iam:GetPolicyVersion', ['aws.sso-admin.permission-set'], operation('GetPolicyVersion')],
  ['sso:ListInstances', ['aws.sso-admin.account-assignment'], operation('ListInstances')],
  [
    'sso:ListCustomerManagedPolicyReferencesInPermissionSet',
    ['aws.sso-admin.permission-set'],
    operation('ListCustomerManagedPolicyReferencesInPermissionSet'),
  ],
  ['identitystore:ListGroupMemberships', ['aws.identitystore.group'], operation('ListGroupMemberships')],
  ['organizations:DescribeOrganization', ORGANIZATIONS, operation('DescribeOrganization')],
])(
  'without %s just what rests on it is unknown',
  async (_, types, refused) => {
    expect(await changedWithout(types, refused)).toMatchSnapshot()
  },
  60_000,
)
