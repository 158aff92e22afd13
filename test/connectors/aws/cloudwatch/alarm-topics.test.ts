import { alarmChecks } from '../../../../connectors/aws/cloudwatch/alarm.checks.ts'
import type { AccountCheck } from '../../../../connectors/kit/index.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'
import { ACCOUNT, byDefault, chainOf, type Links, Policy, patterns, TOPIC } from './alarm-rows.ts'

// AWS re:Post, "SNS notification for CloudWatch alarm trigger"; Amazon SNS developer guide, "Enable compatibility between
// event sources from AWS services and encrypted topics". Any one of the alarm checks does: they share the chain.
const rootUse = alarmChecks.find(c => c.id === 'cloudwatch-alarm-root-use') as AccountCheck
const ALARM = `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:root`
const row = (text: string, links: Links, reason?: RegExp): Row => ({
  case: text,
  account: ACCOUNT,
  read: chainOf(patterns['root-use'] ?? '', { alarmArn: ALARM, ...links }),
  ...(reason && { reason }),
})

const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const CLOUDWATCH = { Service: 'cloudwatch.amazonaws.com' }
const uses = { Effect: 'Allow', Principal: CLOUDWATCH, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: '*' }
const owner = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }

const ID = '0b1e4a5c-1111-2222-3333-444455556666'
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/${ID}`
const keyWith = (Policy: string | null, metadata: object = {}, more: Partial<RowResource> = {}): RowResource => ({
  id: KEY,
  name: ID,
  region: 'us-east-1',
  settings: {
    KeyId: ID,
    KeyArn: KEY,
    KeyMetadata: { KeyManager: 'CUSTOMER', KeyState: 'Enabled', ...metadata },
    Aliases: [{ AliasName: 'alias/alarms' }],
    Policy,
  },
  ...more,
})
const encrypted = (KmsMasterKeyId: string, ...keys: RowResource[]): Links => ({
  topic: { Attributes: { Policy, KmsMasterKeyId } },
  keys,
})
const withKey = (...statements: object[]) => encrypted(KEY, keyWith(document(owner, ...statements)))
const withPolicy = (...statements: object[]): Links => ({ topic: { Attributes: { Policy: document(...statements) } } })
const publish = { Effect: 'Allow', Principal: CLOUDWATCH, Action: 'sns:Publish', Resource: TOPIC }
const FOREIGN_KEY = 'arn:aws:kms:us-east-1:999999999999:key/1'

checkTable(rootUse, {
  pass: [
    row('no key', {}),
    row('a key by its ARN', withKey(uses)),
    row('a key by its id', encrypted(ID, keyWith(document(uses)))),
    row('a key by its alias', encrypted('alias/alarms', keyWith(document(uses)))),
    row(
      "a key by its alias's ARN",
      encrypted(`arn:aws:kms:us-east-1:${ACCOUNT}:alias/alarms`, keyWith(document(uses))),
    ),
    row('by every action', withKey({ ...uses, Action: 'kms:*' })),
    row('by two statements', withKey({ ...uses, Action: 'kms:Decrypt' }, { ...uses, Action: ['KMS:GenerateData*'] })),
    row(
      'on behalf of the account',
      withKey({ ...uses, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } }),
    ),
    row(
      'for its alarms',
      withKey({
        ...uses,
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:*` } },
      }),
    ),
    row("SNS's default policy", withPolicy(byDefault)),
    row('a policy that names CloudWatch', withPolicy(publish)),
    row(
      'a policy that also denies plain requests',
      withPolicy(publish, {
        ...publish,
        Effect: 'Deny',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ),
  ],
  fail: [
    row("SNS's own key, whatever the policy", { topic: { Attributes: { KmsMasterKeyId: 'alias/aws/sns' } } }),
    row("SNS's own key by its alias", encrypted('alias/aws/sns'), /AWS managed key/),
    row("SNS's own key by its ARN", encrypted(KEY, keyWith(document(uses), { KeyManager: 'AWS' })), /AWS managed key/),
    row("SNS's own key by its id", encrypted(ID, keyWith(document(uses), { KeyManager: 'AWS' }))),
    row("SNS's own key by its alias's ARN", encrypted(`arn:aws:kms:us-east-1:${ACCOUNT}:alias/aws/sns`)),
    row('a key whose policy names the account alone', withKey(), /does not allow CloudWatch kms:Decrypt/),
    row('a key that may only decrypt', withKey({ ...uses, Action: 'kms:Decrypt' }), /kms:GenerateDataKey/),
    row('a key for another service', withKey({ ...uses, Principal: { Service: 'events.amazonaws.com' } })),
    row(
      'a key for another account',
      withKey({ ...uses, Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } }),
    ),
    row(
      'a key for other alarms',
      withKey({
        ...uses,
        Condition: { ArnEquals: { 'aws:SourceArn': `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:cost` } },
      }),
    ),
    row('a key that is denied', withKey(uses, { ...uses, Effect: 'Deny', Principal: '*' })),
    row(
      'a key that is denied by all but others',
      withKey(uses, { Effect: 'Deny', NotPrincipal: { AWS: ACCOUNT }, Action: 'kms:*', Resource: '*' }),
    ),
    row('a key that is disabled', encrypted(KEY, keyWith(document(uses), { KeyState: 'Disabled' })), /Disabled/),
    row(
      'a policy that names somebody else',
      withPolicy({ ...publish, Principal: { Service: 'events.amazonaws.com' } }),
      /does not let CloudWatch publish/,
    ),
    row(
      'a policy for another account',
      withPolicy({ ...byDefault, Condition: { StringEquals: { 'aws:SourceOwner': '999999999999' } } }),
    ),
    row('a policy that denies', withPolicy(publish, { ...publish, Effect: 'Deny', Principal: '*', Action: 'sns:*' })),
    row('a policy for reading', withPolicy({ ...publish, Action: 'sns:GetTopicAttributes' })),
  ],
  notApplicable: [nothing],
  unknown: [
    row('AWS answered no policy', { topic: { Attributes: {} } }, /answered no policy/),
    row('a key of another account', encrypted(FOREIGN_KEY), /key of another account/),
    row('a key that was not read', encrypted('alias/other', keyWith(document(uses)))),
    row(
      'a key by an alias of another region',
      encrypted('alias/alarms', keyWith(document(uses), {}, { region: 'eu-west-1' })),
    ),
    row(
      'the policy of the key was denied',
      encrypted(KEY, {
        ...keyWith(null),
        settings: { KeyMetadata: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' }, Aliases: [] },
        gaps: ['Policy'],
      }),
    ),
    row('the policy of the key is not understood', encrypted(KEY, keyWith('nonsense'))),
    row(
      'the key hangs on what is not known',
      withKey({ ...uses, Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } } }),
      /hangs on its conditions/,
    ),
    row(
      'the policy hangs on what is not known',
      withPolicy({ ...publish, Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    ),
    { ...row('keys could not be listed', encrypted('alias/alarms')), incomplete: ['keys'] },
  ],
})
