import { describe, expect, test } from 'vitest'
import * as checks from '../../../connectors/aws/iam/effective-access.checks.ts'
import { withObserved } from '../../../src/evidence/observed.ts'
import { ACCOUNT, accessIn, type Document, keyArn, type Missing, type Scenario, type Statement } from './scenario.ts'

const KEY = keyArn('k')
const ROOT = `arn:aws:iam::${ACCOUNT}:root`
const ANN = `arn:aws:iam::${ACCOUNT}:user/ann`
const REMOVER = `arn:aws:iam::${ACCOUNT}:role/remover`

const document = (...Statement: Statement[]): Document => ({ Version: '2012-10-17', Statement })
const keyPolicy = (AWS: string, more: object = {}): Statement => ({
  ...{ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' },
  ...more,
})
const own = (Action: string | string[], more: object = {}): Statement => ({
  ...{ Effect: 'Allow', Action, Resource: '*' },
  ...more,
})

interface Account {
  /** The policies of keys by id; by default one that leaves it to the account's policies. */
  keys?: Record<string, Document>
  ann?: Statement[]
  otherRegions?: string[]
  boundary?: Document
}

function scenarioOf({
  keys = { k: document(keyPolicy(ROOT)) },
  ann = [],
  otherRegions = [],
  boundary,
}: Account): Scenario {
  const limit = `arn:aws:iam::${ACCOUNT}:policy/limit`
  const trust = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } })
  return {
    ...{ scenario: 'keys', path: null, groups: [], bucketPolicies: {}, resources: [], keyPolicies: keys, otherRegions },
    policies: boundary ? { [limit]: boundary } : {},
    users: [
      {
        name: 'ann',
        inline: ann.length > 0 ? { own: document(...ann) } : {},
        attached: [],
        ...(boundary && { boundary: limit }),
      },
    ],
    roles: [{ name: 'remover', inline: {}, attached: [], trust }],
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
  }
}

async function told(arn: string, account: Account, missing?: Missing) {
  const member = (await accessIn(scenarioOf(account), missing)).members.get(arn)
  if (member === undefined) throw new Error(`no ${arn}`)
  const settings = withObserved(member.settings, member.observed) as unknown as {
    Destroys: { Keys: { Action: string; Resource: string; Policy: string; Conditions: string[] }[] }
    DestroysUnread: { Keys: string[] }
  }
  const { status, reason } = checks.principalErasesNoEvidence.test(settings, {})
  return { keys: settings.Destroys.Keys, unread: settings.DestroysUnread.Keys, status, reason }
}

const DELETES = own('kms:ScheduleKeyDeletion')

describe('a key policy that leaves it to the account', () => {
  test('lets its IAM policies count', async () => {
    const ann = await told(ANN, { ann: [DELETES] })
    expect(ann).toMatchObject({
      keys: [{ Action: 'kms:ScheduleKeyDeletion', Resource: '*', Policy: 'own', Conditions: [] }],
      unread: [],
      status: 'fail',
    })
  })

  test('lets nobody in who has none', async () => {
    expect(await told(REMOVER, {})).toMatchObject({ keys: [], unread: [], status: 'pass' })
  })

  test('tells a statement once, however many keys it is about', async () => {
    const keys = Object.fromEntries(['a', 'b', 'c'].map(id => [id, document(keyPolicy(ROOT))]))
    expect((await told(ANN, { keys, ann: [DELETES] })).keys).toHaveLength(1)
  })

  test('with a condition on the tags of the key, which are known', async () => {
    const only = (team: string) =>
      own('kms:ScheduleKeyDeletion', { Condition: { StringEquals: { 'aws:ResourceTag/team': team } } })
    expect((await told(ANN, { ann: [only('data')] })).status).toBe('fail')
    expect((await told(ANN, { ann: [only('web')] })).status).toBe('pass')
  })

  test('under a condition that settings do not decide', async () => {
    const mfa = keyPolicy(ROOT, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })
    const ann = await told(ANN, { keys: { k: document(mfa) }, ann: [DELETES] })
    expect(ann.status).toBe('unknown')
    expect(ann.reason).toMatch(/aws:MultiFactorAuthPresent/)
  })

  test('for the principals of another account, is nothing to this one', async () => {
    const keys = { k: document(keyPolicy('arn:aws:iam::999999999999:root')) }
    expect(await told(ANN, { keys, ann: [DELETES] })).toMatchObject({ keys: [], status: 'pass' })
  })
})

describe('a key policy that names one role only', () => {
  const keys = { k: document(keyPolicy(REMOVER)) }

  test('lets that role in, without any policy of its own', async () => {
    expect(await told(REMOVER, { keys })).toMatchObject({
      keys: [{ Action: 'kms:ScheduleKeyDeletion', Resource: KEY, Policy: 'its own policy' }],
      status: 'fail',
    })
  })

  test('keeps out whoever has it in an IAM policy', async () => {
    expect(await told(ANN, { keys, ann: [DELETES] })).toMatchObject({ keys: [], unread: [], status: 'pass' })
  })
})

describe('a key policy that was not read', () => {
  const missing = { fields: { [KEY]: ['Policy'] } }

  test.each([
    ['the policies allow it', [DELETES]],
    ['they say nothing of it, as the key policy might name her', [own('s3:GetObject')]],
  ])('is unknown where %s', async (_, ann) => {
    const { keys, unread, status, reason } = await told(ANN, { ann }, missing)
    expect({ keys, unread, status }).toEqual({ keys: [], unread: [reason], status: 'unknown' })
    expect(reason).toBe(
      `The policy of the key ${KEY} was not read: Could not read Policy: iam:Get was denied (AccessDenied).`,
    )
  })

  test('changes nothing where all of it is denied', async () => {
    const ann = [own('kms:*', { Effect: 'Deny' })]
    expect(await told(ANN, { ann }, missing)).toMatchObject({ keys: [], unread: [], status: 'pass' })
  })

  test('changes nothing where another key can be deleted', async () => {
    const keys = { k: document(keyPolicy(ROOT)), other: document(keyPolicy(ROOT)) }
    expect(await told(ANN, { keys, ann: [DELETES] }, missing)).toMatchObject({ unread: [{}], status: 'fail' })
  })

  test('is unknown if it is not understood', async () => {
    const keys = { k: document({ ...keyPolicy(REMOVER), Effect: 'Maybe' }) }
    expect((await told(ANN, { keys, ann: [DELETES] })).status).toBe('unknown')
  })

  test('nor is a list of keys that could not be made', async () => {
    const { status, reason } = await told(ANN, {}, { lists: { 'aws.kms.key': 'kms:ListKeys' } })
    expect(status).toBe('unknown')
    expect(reason).toMatch(/KMS keys.* is not complete: kms:ListKeys was denied/)
  })
})

describe('an enabled region that was not read', () => {
  test.each([
    ['whose keys may let her in', [own('s3:GetObject')], {}],
    ['where no key was read that does', [DELETES], { keys: {} }],
  ])('is unknown, %s', async (_, ann, account) => {
    const only = [...ann, own('backup:*', { Effect: 'Deny' })]
    const otherRegions = ['eu-west-1', 'eu-west-2']
    const { keys, status, reason } = await told(ANN, { ann: only, ...account, otherRegions })
    expect({ keys, status }).toEqual({ keys: [], status: 'unknown' })
    expect(reason).toBe('KMS keys were not all read: eu-west-1 and 1 more enabled region were not read.')
  })

  test('changes nothing where all of it is denied, or another key can be deleted', async () => {
    const otherRegions = ['eu-west-1']
    const denied = [own(['kms:*', 'backup:*'], { Effect: 'Deny' })]
    expect(await told(ANN, { ann: denied, otherRegions })).toMatchObject({ unread: [], status: 'pass' })
    expect(await told(ANN, { ann: [DELETES], otherRegions })).toMatchObject({ unread: [{}], status: 'fail' })
  })

  test('may be any, where the regions were not read', async () => {
    const { status, reason } = await told(ANN, {}, { lists: { 'aws.ec2.region': 'ec2:DescribeRegions' } })
    expect(status).toBe('unknown')
    expect(reason).toMatch(/ec2:DescribeRegions was denied/)
  })
})

describe('a Deny in a key policy', () => {
  const denied = (more: object = {}) => ({
    k: document(keyPolicy(ROOT), keyPolicy('*', { Effect: 'Deny', Action: 'kms:ScheduleKeyDeletion', ...more })),
  })

  test('keeps everybody out', async () => {
    expect(await told(ANN, { keys: denied(), ann: [DELETES] })).toMatchObject({ keys: [], status: 'pass' })
  })

  test('does not hold for whom it leaves out', async () => {
    const keys = denied({ Condition: { StringNotEquals: { 'aws:PrincipalArn': ANN } } })
    expect((await told(ANN, { keys, ann: [DELETES] })).status).toBe('fail')
  })

  test('is taken away by whoever may replace the policy', async () => {
    const ann = await told(ANN, { keys: denied(), ann: [own(['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy'])] })
    expect(ann).toMatchObject({ keys: [{ Action: 'kms:PutKeyPolicy' }], status: 'fail' })
  })
})

test('who may replace a key policy writes itself in, unless its own policies or boundary deny the deletion', async () => {
  const replaces = own('kms:PutKeyPolicy')
  expect((await told(ANN, { ann: [replaces] })).keys).toMatchObject([{ Action: 'kms:PutKeyPolicy' }])
  const never = { ...DELETES, Effect: 'Deny' }
  expect(await told(ANN, { ann: [replaces, never] })).toMatchObject({ keys: [], status: 'pass' })
  expect(await told(ANN, { ann: [replaces], boundary: document(own('*'), never) })).toMatchObject({ keys: [] })
})
