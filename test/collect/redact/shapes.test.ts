import { describe, expect, test } from 'vitest'
import { redact } from '../../../src/collect/redact/index.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import { TOKENS } from './examples.ts'

const P = 'battery-staple'
const named = { $redacted: 'named-secret' }
const github = TOKENS.find(([rule]) => rule === 'github-token')?.[1] ?? ''
const cleaned = (settings: JsonObject) => ({ found: redact(settings, []), settings })

describe('a name says that a value is a secret, whatever the pair looks like', () => {
  test.each<[string, JsonObject, string]>([
    ['a tag', { Tags: [{ Key: 'db_password', Value: P }] }, '/Tags/0/Value'],
    ['a tag of KMS', { Tags: [{ TagKey: 'api_key', TagValue: P }] }, '/Tags/0/TagValue'],
    ['a tag in small letters', { tags: [{ key: 'aws_secret_access_key', value: P }] }, '/tags/0/value'],
    ['a parameter', { P: [{ ParameterName: 'ssl_passphrase', ParameterValue: P }] }, '/P/0/ParameterValue'],
    ['a parameter of a stack', { P: [{ ParameterKey: 'DbPassword', ParameterValue: P }] }, '/P/0/ParameterValue'],
    ['an option', { O: [{ OptionName: 'MASTER_PWD', Value: P }] }, '/O/0/Value'],
    ['the environment of a container', { environment: [{ name: 'DB_PASSWORD', value: P }] }, '/environment/0/value'],
    ['several values', { Filters: [{ Name: 'x-auth-token', Values: [P] }] }, '/Filters/0/Values/0'],
    ['a header', { Headers: [{ HeaderName: 'Authorization', HeaderValue: P }] }, '/Headers/0/HeaderValue'],
    ['a plain member', { password: P }, '/password'],
    [
      'a connection of Glue',
      { ConnectionProperties: { PASSWORD: P, USERNAME: 'sa' } },
      '/ConnectionProperties/PASSWORD',
    ],
    ['a stage of CodePipeline', { configuration: { OAuthToken: P } }, '/configuration/OAuthToken'],
    ['a function', { Environment: { Variables: { DB_PASSWORD: P } } }, '/Environment/Variables/DB_PASSWORD'],
    ['a list of values', { passwords: [P] }, '/passwords/0'],
    ['a value below', { DbSecret: { Value: P } }, '/DbSecret/Value'],
    ['arguments', { command: ['run', '--password', P, '--fast'] }, '/command/2'],
    ['a pair as a list', { pairs: [['password', P]] }, '/pairs/0/1'],
    ...[
      'signing_key',
      'ci-token',
      'MYSQL_PWD',
      'smtp_pass',
      'app.secret',
      'gpg-passphrase',
      'db_credential',
      'db_credentials',
      'GITHUB_PAT',
      '/prod/db/password',
    ].map((name): [string, JsonObject, string] => [name, { Tags: [{ Key: name, Value: P }] }, '/Tags/0/Value']),
  ])('%s', (_, settings, pointer) => {
    const { found } = cleaned(settings)
    expect(found).toEqual([{ pointer, rule: 'named-secret' }])
    expect(JSON.stringify(settings)).not.toContain(P)
  })

  test('digits written as a number', () => {
    expect(cleaned({ password: 12345678, MaxPasswordAge: 9000 }).settings).toEqual({
      password: named,
      MaxPasswordAge: 9000,
    })
  })

  test('a document in a text: the rest stays as it was written', () => {
    const text = `{\n  "a" : 1.0,\n  "password": "${P}", "list": ["x", "${github}"]\n}`
    const { settings, found } = cleaned({ Config: text })
    expect(settings.Config).toBe(
      '{\n  "a" : 1.0,\n  "password": {"$redacted":"named-secret"}, "list": ["x", {"$redacted":"github-token"}]\n}',
    )
    expect(found).toEqual([
      { pointer: '/Config/password', rule: 'named-secret' },
      { pointer: '/Config/list/1', rule: 'github-token' },
    ])
  })

  test('a member that a document has twice, and a document in a document', () => {
    const twice = cleaned({ Config: `{"password":"${P}","a":1,"password":null}` })
    expect(twice.settings.Config).toBe('{"password":null,"a":1}')
    expect(twice.found).toEqual([{ pointer: '/Config', rule: 'repeated-member' }])
    const inner = JSON.stringify({ body: JSON.stringify({ token: P }) })
    expect(cleaned({ Config: inner }).found).toEqual([{ pointer: '/Config/body/token', rule: 'named-secret' }])
  })

  test('a document that is nested at will', () => {
    expect(() => cleaned({ Config: `${'['.repeat(100_000)}"${github}"${']'.repeat(100_000)}` })).not.toThrow()
    expect(cleaned({ Config: `${'['.repeat(1000)}"${github}"` }).found).toHaveLength(1)
  })
})

describe('what tells one thing from another stays a text', () => {
  test('a token in a name or an ARN is replaced alike wherever it occurs', () => {
    const { settings, found } = cleaned({
      UserName: github,
      Arn: `arn:aws:iam::111122223333:user/${github}`,
      Other: `arn:aws:iam::111122223333:user/${github}x`,
      Variables: { [github]: 'a' },
      user: github,
    })
    const name = String(settings.UserName)
    expect(name).toMatch(/^\[redacted github-token [0-9a-f]{12}\]$/)
    expect(settings.Arn).toBe(`arn:aws:iam::111122223333:user/${name}`)
    expect(settings.Other).not.toContain(name)
    expect(settings.Variables).toEqual({ [name]: 'a' })
    expect(settings.user).toBe(name)
    expect(JSON.stringify([settings, found])).not.toContain(github)
    expect(found).toHaveLength(5)
  })

  test('a password in a name goes without a digest, which would help to guess it', () => {
    expect(cleaned({ DisplayName: `password=${P}` }).settings.DisplayName).toBe(
      'password=[redacted: assigned-password]',
    )
  })
})
