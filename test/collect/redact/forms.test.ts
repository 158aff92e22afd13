import { describe, expect, test } from 'vitest'
import { type Redaction, redact, redactText } from '../../../src/collect/redact/index.ts'
import { TOKEN_FORMS } from '../../../src/collect/redact/tokens.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import { AWS_SECRET, LOOK_ALIKES, TOKENS } from './examples.ts'

const removedFrom = (settings: JsonObject): { settings: JsonObject; found: Redaction[] } => {
  const found = redact(settings, [])
  return { settings, found }
}

describe('tokens are known by their form', () => {
  test.each(TOKENS)('%s: %.24s', (rule, token) => {
    expect(removedFrom({ Description: token }).settings).toEqual({ Description: { $redacted: rule } })
    expect(removedFrom({ Notes: [`see ${token} there`] }).settings).toEqual({ Notes: [{ $redacted: rule }] })
    const { text } = redactText(`it said ${token} and no more`)
    expect(text).toContain(`[redacted: ${rule}]`)
    expect(text).not.toContain(token.slice(-16))
    expect(text).toMatch(/^it said/)
  })

  test('each form has an example', () => {
    const without = TOKEN_FORMS.filter(
      ({ rule, form }) => !TOKENS.some(([r, token]) => r === rule && token.match(form)),
    )
    expect(without.map(({ form }) => form.source)).toEqual([])
  })

  test('a secret access key of AWS has no prefix: alone in a field, or beside an access key id', () => {
    const removed = { $redacted: 'aws-secret-key' }
    expect(removedFrom({ note: AWS_SECRET, Comment: `AKIAIOSFODNN7EXAMPLE ${AWS_SECRET}` }).settings).toEqual({
      note: removed,
      Comment: removed,
    })
    expect(removedFrom({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }).found).toEqual([])
  })
})

describe('what only looks like a secret stays', () => {
  test.each(LOOK_ALIKES)('%.60s', value => {
    const settings = { Description: value, Name: value, Tags: [{ Key: 'note', Value: value }], list: [value] }
    expect(removedFrom(structuredClone(settings))).toEqual({ settings, found: [] })
    expect(redactText(value).text).toBe(value)
  })

  test('settings of AWS whose names end like those of secrets', () => {
    const settings = {
      HttpTokens: 'required',
      CreationToken: 'quickCreated-d190f154-f783-460e-a8a8-c1783b86aa85',
      SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-AbCdEf',
      SecretName: 'prod/db',
      KmsKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
      KeyName: 'bastion',
      ec2SshKey: 'bastion',
      PasswordPolicy: { MinimumPasswordLength: 14, MaxPasswordAge: 90, PasswordReusePrevention: 24 },
      password_enabled: 'true',
      password_last_used: '2026-01-01T00:00:00+00:00',
      MasterUserSecret: { SecretStatus: 'active', KmsKeyId: 'alias/aws/secretsmanager' },
      secrets: [{ name: 'DB_PASSWORD', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/db/password' }],
      Tags: [
        { Key: 's3-key', Value: 'a/b.zip' },
        { Key: 'partition_key', Value: 'customer' },
      ],
      Parameters: [{ ParameterName: 'password_encryption', ParameterValue: 'scram-sha-256' }],
    }
    expect(removedFrom(structuredClone(settings))).toEqual({ settings, found: [] })
  })
})

const P = 'Tr0ub4dor-and-3'

describe('what a text says to be a secret', () => {
  test.each([
    `DB_PASSWORD=${P}`,
    `GITHUB_TOKEN=${P}`,
    `MYSQL_PWD=${P}`,
    `client_secret=${P}`,
    `SLACK_API_KEY=${P}`,
    `export PGPASSWORD="${P}"`,
    `{"password":"${P}"`,
    `{\\"password\\":\\"${P}\\"}`,
    `password: ${P}`,
    `password: |\n  ${P}\n`,
    `dbPassword => '${P}'`,
    `<Password>${P}</Password>`,
    `Server=db;User Id=sa;Password=${P};Encrypt=true`,
    `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${P}==`,
    `Endpoint=sb://x/;SharedAccessKeyName=Root;SharedAccessKey=${P}=`,
    `token=${P}`,
    `pw=${P}`,
    `pass: ${P}`,
    `passphrase=${P}`,
    `mysqldump --user root --password ${P} --all`,
    `mysqldump --password=${P}`,
    `curl -u admin:${P} https://x`,
    `postgres://admin:${P}@db.internal/pay`,
    `redis://:${P}@cache:6379`,
    `Authorization: Bearer ${P}.abcdefgh`,
    `authorization: basic YWRtaW46${P}=`,
    `https://x/hook?a=1&access_token=${P}`,
    `in arn:aws:s3:::bucket with password=${P}`,
  ])('%s', text => {
    const { settings, found } = removedFrom({ Description: text })
    expect(settings.Description).toHaveProperty('$redacted')
    expect(found).toMatchObject([{ pointer: '/Description' }])
    expect(redactText(text).text).not.toContain(P)
  })

  test('a short credential in a header', () => {
    expect(redactText('Authorization: Basic aGVsbG8=').text).toBe('Authorization: Basic [redacted: authorization]')
  })

  test('only the secret goes from a text that has to stay one', () => {
    expect(redactText(`Server=db;Password=${P};Encrypt=true`).text).toBe(
      'Server=db;Password=[redacted: assigned-password];Encrypt=true',
    )
    expect(redactText(`postgres://admin:${P}@db/pay`).text).toBe('postgres://admin:[redacted: url-password]@db/pay')
  })
})
