import { describe, expect, test } from 'vitest'
import { readPolicy } from '../../../connectors/policy/index.ts'
import { redact } from '../../../src/collect/redact/index.ts'
import type { JsonObject, JsonValue } from '../../../src/evidence/json.ts'
import { TOKENS } from './examples.ts'

const github = TOKENS.find(([rule]) => rule === 'github-token')?.[1] ?? ''
const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf'
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const policy = (...Statement: JsonObject[]): JsonObject => ({ Version: '2012-10-17', Statement })

/** As services hand documents out: parsed, as text, and URL-encoded. */
const forms: [string, (document: JsonObject) => JsonValue][] = [
  ['parsed', document => structuredClone(document)],
  ['as text', document => JSON.stringify(document, null, 2)],
  ['URL-encoded', document => encodeURIComponent(JSON.stringify(document))],
]

describe.each(forms)('a policy %s', (_, written) => {
  test('that names a secret stays whole', () => {
    const Document = written(
      policy(everything, { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: SECRET_ARN }),
    )
    const settings = { Document: structuredClone(Document) }
    expect(redact(settings, [])).toEqual([])
    expect(settings.Document).toEqual(Document)
  })

  test('for everybody under a condition on a secret stays whole', () => {
    const Condition = {
      StringLike: { 'kms:EncryptionContext:SecretARN': [SECRET_ARN], 'kms:ViaService': 'secretsmanager.*' },
    }
    const Document = written(policy({ ...everything, Principal: { AWS: '*' }, Condition }))
    const settings = { Document: structuredClone(Document) }
    expect(redact(settings, [])).toEqual([])
    expect(settings.Document).toEqual(Document)
  })

  test('loses only the value of a condition that is a secret, and is missed only by who asks for it', () => {
    const Condition = {
      StringEquals: {
        'aws:Referer': 'k3yOnlyCloudFrontKnows',
        'aws:UserAgent': github,
        'aws:PrincipalTag/password': 'hunter22x',
      },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/secret:ref:refs/heads/main' },
    }
    const settings = { Document: written(policy({ Sid: 'A', Principal: '*', ...everything, Condition }, everything)) }
    const found = redact(settings, [])
    expect(found.map(({ rule }) => rule)).toEqual(['policy-shared-secret', 'github-token', 'named-secret'])
    expect(found[0]?.pointer).toBe('/Document/Statement/0/Condition/StringEquals/aws:Referer')
    const [first, second] = readPolicy(settings.Document).statements
    expect(first?.actions.patterns.map(p => p.text)).toEqual(['*'])
    expect(first?.conditions.map(c => c.key)).toHaveLength(4)
    expect(() => first?.conditions[0]?.values).toThrow(expect.objectContaining({ code: 'redacted' }))
    expect(first?.conditions[3]?.values).toEqual(['repo:acme/secret:ref:refs/heads/main'])
    expect(second?.resources?.patterns.map(p => p.text)).toEqual(['*'])
  })

  test('keeps whatever decides readable, even with a token in it', () => {
    const user = `arn:aws:iam::111122223333:user/${github}`
    const settings: JsonObject = {
      Arn: user,
      Document: written(
        policy({
          Sid: github,
          Effect: 'Allow',
          Principal: { AWS: user },
          NotAction: 'password=hunter22',
          NotResource: [user],
        }),
      ),
    }
    redact(settings, [])
    expect(JSON.stringify(settings)).not.toContain(github)
    const [statement] = readPolicy(settings.Document).statements
    expect(statement?.principals?.members).toEqual([{ type: 'AWS', value: settings.Arn }])
    expect(statement?.resources?.patterns.map(p => p.text)).toEqual([settings.Arn])
    expect(statement?.actions.patterns.map(p => p.text)).toEqual(['password=hunter22'])
  })
})
