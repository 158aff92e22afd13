import { expect, test } from 'vitest'
import { policyAttachedNoFullAdmin } from '../../../connectors/aws/iam/attached-policy.checks.ts'
import { policyNoFullAdmin } from '../../../connectors/aws/iam/policy.checks.ts'
import * as keys from '../../../connectors/aws/kms/key.checks.ts'
import type { Check } from '../../../connectors/kit/index.ts'
import { judgeResource } from '../../../src/assess/judge.ts'
import { redact } from '../../../src/collect/redact/index.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import { TOKENS } from './examples.ts'

const SECRET = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf'
const github = TOKENS.find(([rule]) => rule === 'github-token')?.[1] ?? ''
const policy = (...Statement: JsonObject[]) => JSON.stringify({ Version: '2012-10-17', Statement }, null, 1)
const context = { account: '111122223333', region: 'eu-west-1', asOf: new Date('2026-11-28T00:00:00Z') }

type OfResource = Check & { judges: 'resource' }

/** As a check sees the settings that were kept, and those that were not redacted. */
function verdicts(check: OfResource, settings: JsonObject) {
  const kept = structuredClone(settings)
  const redacted = redact(kept, [])
  const judged = (of: JsonObject, removed: typeof redacted) =>
    judgeResource(
      check,
      { id: 'x', name: 'x', region: 'eu-west-1', settings: of, gaps: [] } as never,
      context as never,
      {},
      removed,
    )
  return { kept: judged(kept, redacted), bare: judged(settings, []), redacted }
}

const reads = { effect: { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET } }
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const shared = { Condition: { StringEquals: { 'aws:UserAgent': github } } }

test.each([
  ['beside a statement on a secret', policy(everything, reads.effect)],
  ['beside a statement whose condition holds a token', policy({ ...reads.effect, ...shared }, everything)],
  ['with a token as its statement’s name', policy({ Sid: github, ...everything })],
  [
    'beside a token among its resources',
    policy(everything, { ...reads.effect, Resource: [SECRET, `arn:aws:s3:::${github}`] }),
  ],
])('an administrator stays one %s', (_, Document) => {
  const settings = {
    Arn: 'arn:aws:iam::111122223333:policy/x',
    PolicyName: 'x',
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    DefaultVersionId: 'v1',
    Document,
  }
  for (const check of [policyNoFullAdmin, policyAttachedNoFullAdmin] as OfResource[]) {
    const { kept, bare } = verdicts(check, settings)
    expect(bare.status).toBe('fail')
    expect(kept.status).toBe('fail')
  }
})

const keyChecks = Object.values(keys).filter((check): check is never =>
  /policy/.test((check as { id?: string }).id ?? ''),
) as OfResource[]

test.each([
  ['a secret’s ARN', { StringEquals: { 'kms:EncryptionContext:SecretARN': SECRET } }],
  ['a name that sounds like a secret', { StringLike: { 'aws:PrincipalTag/token': '*' } }],
])('a key for everybody under a condition on %s is judged as it is', (_, Condition) => {
  const Policy = policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*', Condition })
  const settings = {
    Policy,
    KeyMetadata: { KeyManager: 'CUSTOMER', KeyState: 'Enabled', AWSAccountId: '111122223333' },
  }
  expect(keyChecks.length).toBeGreaterThan(0)
  for (const check of keyChecks) {
    const { kept, bare, redacted } = verdicts(check, settings)
    expect(redacted).toEqual([])
    expect(bare.status).not.toBe('unknown')
    expect(kept).toEqual(bare)
  }
})
