import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, unknownVariables, VARIABLES } from '../../src/config.ts'

test('a blank variable is an unset one, whichever it is', () => {
  const unset = readConfig({})
  expect(unset).toMatchObject({
    host: '127.0.0.1',
    port: 8620,
    logLevel: 'info',
    concurrency: 24,
    publicUrl: undefined,
  })
  for (const blank of ['', ' ', '\t'])
    for (const name of VARIABLES) expect(readConfig({ [name]: blank }), name).toEqual(unset)
  expect(readConfig(Object.fromEntries(VARIABLES.map(name => [name, ''])))).toEqual(unset)
})

describe('what cannot be used is refused at start, by the name of its variable and never by its value', () => {
  const rows: [string, string[]][] = [
    ['EXHIBIT_PORT', ['0x50', '1e3', '-1', '65536', '80.5', 'tcp://10.0.0.1:8620', ' 80', '٨٠']],
    ['EXHIBIT_HOST', ['http://127.0.0.1', '127.0.0.1/', '[::1]', 'a b']],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', ['collector:4317', 'grpc://collector']],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', ['collector']],
    ['OTEL_TRACES_SAMPLER', ['sometimes', 'jaeger_remote']],
    ['OTEL_TRACES_SAMPLER_ARG', ['2', '-1', '10%']],
    ['EXHIBIT_METRICS_PORT', ['65536', '-1', 'none']],
    ['EXHIBIT_METRICS_TOKEN', ['short', 'with a space in it, long']],
    ['EXHIBIT_CONCURRENCY', ['0', '257', '0x10', 'many']],
    ['EXHIBIT_SESSION_IDLE_MINUTES', ['4', '721', '7.5', 'never']],
    ['EXHIBIT_CALL_SECONDS', ['0', '3601', '1e2', 'Infinity', '.5']],
    ['EXHIBIT_TARGET_MINUTES', ['0', '10081', 'NaN']],
    ['EXHIBIT_LOG_LEVEL', ['INFO', 'verbose']],
    ['EXHIBIT_ALLOW_PRIVATE_DESTINATIONS', ['yes', 'TRUE', '2']],
    ['EXHIBIT_REPORT_TIMEZONE', ['Mars/X', 'Nope/Zone', '+02:00', 'Berlin']],
    ['EXHIBIT_TSA_URLS', ['foo', 'http://a.example,foo', 'ftp://a.example', ',']],
    [
      'EXHIBIT_PUBLIC_URL',
      ['not a url', 'exhibit.example.com', 'ftp://a', 'https://u:p@a', 'https://a/?b=c', 'https://a/#b'],
    ],
    ['EXHIBIT_URL', ['localhost:8620', 'https://u:p@a', 'ftp://a']],
    ['EXHIBIT_API_KEY', ['secret', 'exk_12', `exk_${'A'.repeat(64)}`]],
    ['EXHIBIT_OIDC_ISSUER', ['login.example.com', 'http://login.example.com']],
    ['EXHIBIT_OIDC_DOMAINS', ['example', 'example.com,', '@example.com']],
    ['EXHIBIT_OIDC_ROLES', ['staff', 'staff=root', 'staff=reader,']],
    ['EXHIBIT_OIDC_CLIENT_ID', ['a\nb']],
    ['EXHIBIT_OIDC_CLIENT_SECRET', ['a\nb']],
    ['EXHIBIT_OIDC_NAME', ['a\nb']],
    ['EXHIBIT_OIDC_GROUPS_CLAIM', ['a\nb']],
    ['AWS_ENDPOINT_URL', ['localhost:4566', 'file:///etc/passwd']],
    ['AWS_REGION', ['Frankfurt', 'eu-central-1a', 'eu_central_1']],
    ['AWS_DEFAULT_REGION', ['us east 1']],
    ['EXHIBIT_SIGNER_NAME', ['x'.repeat(65), 'a\nb']],
    ['EXHIBIT_SIGNER_ORGANIZATION', ['x'.repeat(65)]],
    ['DATABASE_URL', ['localhost', 'mysql://a/b', 'postgres', 'postgres:secret']],
    ['REDIS_URL', ['http://127.0.0.1', '127.0.0.1:6379', 'redis', 'redis://']],
  ]
  for (const [name, values] of rows)
    for (const value of values)
      test(`${name}=${value}`, () => {
        const read = () => readConfig({ [name]: value })
        expect(read).toThrow(ConfigError)
        expect(read).toThrow(new RegExp(`^The environment variable ${name} cannot be used: .+\\.$`))
      })
  test('and nothing is left unread', () => {
    const free = [
      'EXHIBIT_DATA_DIR',
      'EXHIBIT_MAPPINGS_DIR',
      'EXHIBIT_STATEMENT',
      'EXHIBIT_FIRST_KEY_FILE',
      'EXHIBIT_OIDC_CLIENT_SECRET_FILE',
      'EXHIBIT_KMS_KEY_ID',
      'EXHIBIT_COMMIT',
      'AWS_PROFILE',
      'OTEL_EXPORTER_OTLP_HEADERS',
      'OTEL_RESOURCE_ATTRIBUTES',
      'OTEL_SDK_DISABLED',
      'OTEL_SERVICE_NAME',
    ]
    expect([...rows.map(([name]) => name), ...free].sort()).toEqual([...VARIABLES].sort())
  })
})

test('values are taken as they are meant', () => {
  const config = readConfig({
    EXHIBIT_PORT: '0',
    EXHIBIT_HOST: '::1',
    EXHIBIT_TARGET_MINUTES: '0.05',
    EXHIBIT_TSA_URLS: 'http://a.example/tsr, https://b.example ,',
    EXHIBIT_REPORT_TIMEZONE: 'Asia/Kolkata',
    REDIS_URL: 'rediss://:p@cache:6380/1',
    DATABASE_URL: 'postgresql://u@db/exhibit',
    AWS_DEFAULT_REGION: 'us-gov-west-1',
  })
  expect(config).toMatchObject({
    port: 0,
    host: '::1',
    targetMinutes: 0.05,
    tsaUrls: ['http://a.example/tsr', 'https://b.example'],
    reportTimezone: 'Asia/Kolkata',
    awsRegion: 'us-gov-west-1',
  })
})

test('traces are made where a collector is named, unless they are switched off', () => {
  const url = 'http://collector:4318/v1/traces'
  const tracing = (env: Record<string, string>) => readConfig(env).tracing
  expect(tracing({ OTEL_TRACES_SAMPLER: 'always_on' })).toBeUndefined()
  const base = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }
  expect(tracing(base)).toEqual({ url, sampler: 'parentbased_always_on', ratio: 1 })
  const exact = { ...base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://a.example/x', OTEL_TRACES_SAMPLER_ARG: '0.1' }
  expect(tracing(exact)).toMatchObject({ url: 'https://a.example/x', ratio: 0.1 })
  expect(tracing({ ...base, OTEL_SDK_DISABLED: 'TRUE' })).toBeUndefined()
})

test.each([
  ['https://exhibit.example.com/', 'https://exhibit.example.com'],
  ['https://exhibit.example.com', 'https://exhibit.example.com'],
  ['https://example.com/exhibit//', 'https://example.com/exhibit'],
  ['HTTP://Example.com:80/a/b', 'http://example.com/a/b'],
])('the public URL %s is the base %s', (given, base) => {
  expect(readConfig({ EXHIBIT_PUBLIC_URL: given }).publicUrl).toBe(base)
})

test('variables of our name that mean nothing are known', () => {
  expect(unknownVariables({ EXHIBIT_PUBLICURL: 'x', EXHIBIT_PORT: '1', PATH: '/' })).toEqual(['EXHIBIT_PUBLICURL'])
})

test('an OpenID provider needs a client and an address to come back to, and its secret may be in a file', async () => {
  const set = { EXHIBIT_OIDC_ISSUER: 'https://login.example.com', EXHIBIT_OIDC_CLIENT_ID: 'exhibit' }
  const own = { ...set, EXHIBIT_PUBLIC_URL: 'https://exhibit.example.com/evidence/' }
  expect(readConfig({}).oidc).toBeUndefined()
  expect(() => readConfig({ ...own, EXHIBIT_OIDC_CLIENT_ID: '' })).toThrow(/EXHIBIT_OIDC_CLIENT_ID cannot be used/)
  expect(() => readConfig(set)).toThrow(/EXHIBIT_PUBLIC_URL cannot be used/)
  expect(() => readConfig({ ...set, EXHIBIT_PUBLIC_URL: 'http://exhibit.example.com' })).toThrow(/EXHIBIT_PUBLIC_URL/)
  expect(() => readConfig({ ...own, EXHIBIT_OIDC_CLIENT_SECRET_FILE: '/there/is/none' })).toThrow(/ENOENT/)
  const file = join(await mkdtemp(join(tmpdir(), 'exhibit-')), 'secret')
  await writeFile(file, 's3cret\n')
  const roles = 'staff=reader, a=b=admin,*=auditor'
  const all = { ...own, EXHIBIT_OIDC_CLIENT_SECRET_FILE: file, EXHIBIT_OIDC_DOMAINS: 'Example.com, example.org' }
  expect(readConfig({ ...all, EXHIBIT_OIDC_ROLES: roles }).oidc).toEqual({
    ...{ issuer: 'https://login.example.com', clientId: 'exhibit', clientSecret: 's3cret', name: 'single sign-on' },
    ...{ domains: ['example.com', 'example.org'], groupsClaim: 'groups' },
    roles: [
      { group: 'staff', role: 'reader' },
      { group: 'a=b', role: 'admin' },
      { group: '*', role: 'auditor' },
    ],
  })
})
