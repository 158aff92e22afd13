import { expect, test } from 'vitest'
import { KINDS } from '../../src/deliver/index.ts'
import { BUCKET_CHECKS, recordRun } from './record.ts'
import { testService } from './service.ts'

const A = '111111111111'
const role = { kind: 'role', roleArn: `arn:aws:iam::${A}:role/exhibit` }

test('accounts: the external id is made for each, and kept', async () => {
  const { admin } = await testService()
  const made = await admin('POST', '/v1/accounts', { account: A, name: 'Production', access: role })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ account: A, regions: null, enabled: true, verifiedAt: null })
  expect(made.body.access.externalId).toMatch(/^exhibit-[0-9a-f]{32}$/)
  const path = made.headers.get('location') ?? ''
  const moved = { access: { kind: 'role', roleArn: `arn:aws:iam::${A}:role/other` }, regions: ['eu-west-1'] }
  expect((await admin('PATCH', path, moved)).body).toMatchObject({
    access: { roleArn: moved.access.roleArn, externalId: made.body.access.externalId },
    regions: ['eu-west-1'],
    name: 'Production',
  })
  expect((await admin('POST', '/v1/accounts', { account: A, name: 'Twice', access: role })).body.code).toBe('conflict')
  const other = { account: '222222222222', name: 'Other', access: role }
  expect((await admin('POST', '/v1/accounts', other)).body).toMatchObject({ status: 400, code: 'bad_request' })
  expect((await admin('DELETE', path)).status).toBe(204)
  expect((await admin('GET', path)).status).toBe(404)
})

test('schedules: validated, shown with the slots they fire for next', async () => {
  const { admin } = await testService()
  await admin('POST', '/v1/accounts', { account: A, name: 'Production', access: role })
  const asked = { name: 'Nightly', cron: '0 3 * * *', timezone: 'Europe/Berlin', request: { accounts: [A] } }
  const { status, body } = await admin('POST', '/v1/schedules', asked)
  expect([status, body.request]).toEqual([
    201,
    { accounts: [A], regions: null, frameworks: null, types: null, destinations: [] },
  ])
  const next = new Date(body.nextRunAt)
  const hour = next.toLocaleString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' })
  expect([hour, next > new Date()]).toEqual(['03:00', true])
  expect(body.nextRuns).toHaveLength(5)

  const off = await admin('PATCH', `/v1/schedules/${body.id}`, { enabled: false })
  expect(off.body).toMatchObject({ enabled: false, nextRunAt: null, name: 'Nightly' })

  const code = async (change: object) => (await admin('POST', '/v1/schedules', { ...asked, ...change })).body.code
  expect(await code({ cron: 'every day' })).toBe('bad_request')
  expect(await code({ cron: '0 0 3 * * *' })).toBe('bad_request')
  for (const cron of [
    'H H * * *',
    '0 0 L * *',
    '0 0 * * 1#2',
    '? * * * *',
    '@daily',
    '0 0 30 2 *',
    '*/0 * * * *',
    '0 0 15W * *',
  ])
    expect([cron, await code({ cron })]).toEqual([cron, 'bad_request'])
  for (const timezone of ['Mars/Olympus', '+02:00', ''])
    expect([timezone, await code({ timezone })]).toEqual([timezone, 'bad_request'])
  expect(await code({ request: { frameworks: ['none-1'] } })).toBe('unknown_framework')
  expect(await code({ request: { types: ['aws.none'] } })).toBe('unknown_type')
  expect(await code({ request: { accounts: ['999999999999'] } })).toBe('unknown_account')
  expect(await code({ request: { destinations: [body.id] } })).toBe('unknown_destination')
  expect((await admin('GET', '/v1/schedules')).body.items).toHaveLength(1)
  expect((await admin('DELETE', `/v1/schedules/${body.id}`)).status).toBe(204)
})

test('runs: started, shown with targets, cancelled once', async () => {
  const { admin } = await testService()
  expect((await admin('POST', '/v1/runs', {})).body.code).toBe('nothing_to_collect')
  await admin('POST', '/v1/accounts', { account: A, name: 'Production', access: role })
  expect((await admin('POST', '/v1/runs', { accounts: ['999999999999'] })).body.code).toBe('unknown_account')
  const started = await admin('POST', '/v1/runs', { types: ['aws.s3.bucket'], label: 'By hand' })
  expect(started.status).toBe(202)
  expect(started.body).toMatchObject({
    status: 'queued',
    label: 'By hand',
    request: { accounts: [A] },
    trigger: { kind: 'api', actor: `key ${admin.secret.slice(0, 12)}` },
  })
  const path = started.headers.get('location') ?? ''
  const shown = (await admin('GET', path)).body
  expect(shown).toMatchObject({ progress: { queued: 1 }, scope: [], packages: [], targets: [{ account: A }] })
  expect((await admin('POST', `${path}/cancel`)).body).toMatchObject({
    status: 'cancelled',
    error: { code: 'cancelled' },
  })
  expect((await admin('GET', path)).body.progress).toMatchObject({ queued: 0, cancelled: 1 })
  expect((await admin('POST', `${path}/cancel`)).body).toMatchObject({ status: 409, code: 'conflict' })
})

test('frameworks of one’s own: YAML and Prowler, used at once, kept while they are in use', async () => {
  const { admin } = await testService()
  const yaml = `framework: Acme baseline
version: '1.0'
kind: benchmark
publisher: Acme
source: our wiki
licence: our own
controls:
  - id: '1'
    title: Buckets are good
    evidence: full
    assessment: automated
    responsibility: customer
    checks:
      - check: ${BUCKET_CHECKS[0]}
        strength: demonstrates
        because: it says so
`
  const made = await admin('POST', '/v1/frameworks', { id: 'acme-baseline-1.0', yaml })
  expect([made.status, made.body]).toMatchObject([201, { origin: 'user', controls: 1 }])
  expect((await admin('POST', '/v1/frameworks', { id: 'acme-baseline-1.0', yaml })).status).toBe(201)
  const changed = yaml.replace('good', 'better')
  expect((await admin('POST', '/v1/frameworks', { id: 'acme-baseline-1.0', yaml: changed })).body.code).toBe(
    'duplicate',
  )
  expect((await admin('GET', '/v1/frameworks/acme-baseline-1.0')).body.controls[0].title).toBe('Buckets are good')
  const dead = yaml.replace(BUCKET_CHECKS[0] ?? '', 's3-no-such-check')
  expect((await admin('POST', '/v1/frameworks', { id: 'dead-1.0', yaml: dead })).body.code).toBe('unknown_check')
  expect((await admin('POST', '/v1/frameworks', { id: 'x-1.0', yaml: '{' })).body.code).toBe('syntax')

  const schedule = { name: 'S', cron: '0 3 * * *', request: { frameworks: ['acme-baseline-1.0'] } }
  const { body } = await admin('POST', '/v1/schedules', schedule)
  expect((await admin('DELETE', '/v1/frameworks/acme-baseline-1.0')).body.code).toBe('in_use')
  await admin('DELETE', `/v1/schedules/${body.id}`)
  expect((await admin('DELETE', '/v1/frameworks/acme-baseline-1.0')).status).toBe(204)
  expect((await admin('GET', '/v1/frameworks/acme-baseline-1.0')).status).toBe(404)
  expect((await admin('DELETE', '/v1/frameworks/soc2-2017')).body.code).toBe('in_use')

  const prowler = {
    Framework: 'HOUSE',
    Version: '2',
    Provider: 'AWS',
    Requirements: [{ Id: '1.1', Description: 'Buckets', Checks: ['s3_bucket_kms_encryption', 'no_such_check'] }],
  }
  const imported = await admin('POST', '/v1/frameworks/import/prowler', prowler)
  expect([imported.status, imported.body]).toMatchObject([
    201,
    { id: 'house-2', origin: 'user', unmapped: [{ control: '1.1', check: 'no_such_check' }] },
  ])
})

test('acceptances: another person approves; the verdict stays, the acceptance stands beside it', async () => {
  const { admin, as, runtime } = await testService()
  await recordRun(runtime, { account: A, buckets: 1, failing: 1 })
  const asked = {
    check: BUCKET_CHECKS[0],
    account: A,
    kind: 'risk',
    reason: 'Public on purpose: it is our web site.',
    owner: 'Web team',
    until: new Date(Date.now() + 86_400_000).toISOString(),
  }
  const made = await admin('POST', '/v1/acceptances', asked)
  expect([made.status, made.body]).toMatchObject([201, { requestedBy: expect.stringContaining('Alice (key exk_') }])
  const path = `/v1/acceptances/${made.body.id}`
  const finding = async () => (await admin('GET', '/v1/findings?status=fail')).body.items[0]
  expect((await finding()).acceptance).toBeNull()

  expect((await admin('POST', `${path}/approve`)).body).toMatchObject({ status: 403, code: 'same_person' })
  const twin = await as({ name: ' ALICE ', scopes: ['admin'] })
  expect((await twin('POST', `${path}/approve`)).body.code).toBe('same_person')
  const bob = await as({ name: 'Bob', scopes: ['admin'] })
  expect((await bob('POST', `${path}/approve`)).body.approvedBy).toContain('Bob (key exk_')
  expect(await finding()).toMatchObject({ status: 'fail', acceptance: { kind: 'risk', owner: 'Web team' } })
  expect((await bob('POST', `${path}/approve`)).body.code).toBe('conflict')
  expect((await admin('GET', '/v1/acceptances?active=true')).body.items).toHaveLength(1)
  await admin('POST', `${path}/revoke`)
  expect((await finding()).acceptance).toBeNull()

  expect((await admin('POST', '/v1/acceptances', { ...asked, check: 'no-such-check' })).body.code).toBe('unknown_check')
  const past = { ...asked, until: '2020-01-01T00:00:00Z' }
  expect((await admin('POST', '/v1/acceptances', past)).body.code).toBe('bad_request')
})

test('destinations: the secret is shown once; bad addresses are refused', async () => {
  const { admin, runtime } = await testService()
  const made = await admin('POST', '/v1/destinations', { name: 'GRC', url: 'https://grc.example/hook?key=v1' })
  expect([made.status, made.body]).toMatchObject([201, { kind: 'webhook', events: [], secret: expect.any(String) }])
  expect(Buffer.from(made.body.secret.replace('whsec_', ''), 'base64')).toHaveLength(32)
  const path = `/v1/destinations/${made.body.id}`
  const rotated = (await admin('POST', `${path}/rotate-secret`, {})).body.secret
  expect(await runtime.store.destinations.secrets(made.body.id)).toEqual({
    secret: rotated,
    previousSecret: made.body.secret,
  })
  const last = (await admin('POST', `${path}/rotate-secret`, { keepPrevious: false })).body.secret
  expect(await runtime.store.destinations.secrets(made.body.id)).toEqual({ secret: last })
  for (const seen of [path, '/v1/destinations', '/v1/audit-log'])
    expect(JSON.stringify((await admin('GET', seen)).body)).not.toMatch(/whsec_/)
  for (const url of [
    'http://grc.example',
    'https://10.0.0.1',
    'https://[::1]/',
    'https://u:p@grc.example',
    'ftp://x.example',
  ])
    expect([url, (await admin('POST', '/v1/destinations', { name: 'X', url })).body.code]).toEqual([
      url,
      'destination_refused',
    ])
  expect((await admin('PATCH', path, { url: 'https://169.254.169.254/' })).body.code).toBe('destination_refused')
  expect((await admin('PATCH', path, { name: 'New', enabled: false })).body).toMatchObject({
    name: 'New',
    enabled: false,
  })
})

test('the audit log names who did what, and holds no secret', async () => {
  const { admin } = await testService()
  const made = await admin('POST', '/v1/keys', { name: 'GRC tool', scopes: ['read'], accounts: [A] })
  await admin('POST', '/v1/keys', { name: 'Bad', scopes: ['none'] })
  await admin('POST', '/v1/accounts', { account: A, name: 'P', access: role })
  const { items } = (await admin('GET', '/v1/audit-log')).body
  const actor = `key ${admin.secret.slice(0, 12)}`
  expect(items).toMatchObject([
    { actor, action: 'accounts.create', detail: { account: A, access: 'role' } },
    { actor, action: 'keys.create', subject: made.body.id, detail: { name: 'GRC tool', accounts: [A] } },
  ])
  expect(JSON.stringify(items)).not.toContain(made.body.secret)
  expect((await admin('GET', '/v1/audit-log?action=keys.create')).body.items).toHaveLength(1)
})

test('destinations of every kind: forms are listed, config is held against them, secrets never come back', async () => {
  const { admin, as, runtime } = await testService()
  const { items } = (await admin('GET', '/v1/destination-kinds')).body
  expect(items.map(({ kind, status }: { kind: string; status: string }) => [kind, status])).toEqual(
    KINDS.map(({ kind, status }) => [kind, status]),
  )
  for (const { config, secrets, instructions } of items)
    expect([config.type, secrets.type, instructions]).toEqual(['object', 'object', expect.any(String)])
  expect((await (await as({}))('GET', '/v1/destination-kinds')).status).toBe(200)

  const config = { bucket: 'evidence-of-nwp', region: 'eu-central-1', objectLock: { mode: 'COMPLIANCE', days: 400 } }
  const secrets = { accessKeyId: 'AKIAHUSH', secretAccessKey: 'hush-hush-hush' }
  const made = await admin('POST', '/v1/destinations', { name: 'Archive', kind: 's3', config, secrets })
  expect([made.status, made.body]).toMatchObject([
    201,
    { kind: 's3', url: null, secret: null, config: { ...config, prefix: '' }, secretNames: Object.keys(secrets) },
  ])
  const path = `/v1/destinations/${made.body.id}`
  expect((await admin('PATCH', path, { secrets: { secretAccessKey: 'hush-again' } })).status).toBe(200)
  expect(await runtime.store.destinations.secrets(made.body.id)).toEqual({ ...secrets, secretAccessKey: 'hush-again' })
  expect((await admin('PATCH', path, { config: { ...config, prefix: 'a/' } })).body.config.prefix).toBe('a/')
  expect((await admin('POST', `${path}/rotate-secret`, {})).body.code).toBe('bad_request')

  const refused = async (body: object) => {
    const { status, body: problem } = await admin('POST', '/v1/destinations', { name: 'X', ...body })
    return [status, problem.code, problem.detail]
  }
  expect(await refused({ kind: 'fax', config: {} })).toEqual([
    400,
    'invalid_request',
    expect.stringContaining(KINDS.map(({ kind }) => kind).join(', ')),
  ])
  expect(await refused({ kind: 's3' })).toEqual([400, 'invalid_request', expect.stringContaining('config')])
  expect((await refused({ kind: 's3', config: { ...config, url: 'https://127.0.0.1/' } }))[1]).toBe(
    'destination_refused',
  )
  expect((await refused({ kind: 's3', config, secrets: { secretAccessKey: 'hush-alone' } }))[0]).toBe(400)
  expect((await refused({ kind: 'webhook' }))[0]).toBe(400)
  expect((await admin('PATCH', path, { config: { bucket: 'B' } })).body).toMatchObject({
    status: 400,
    code: 'bad_request',
  })
  const seen = ['/v1/destinations', path, '/v1/audit-log'].map(async at =>
    JSON.stringify((await admin('GET', at)).body),
  )
  for (const text of await Promise.all(seen)) expect(text).not.toMatch(/hush|AKIAHUSH/i)

  const hook = await admin('POST', '/v1/destinations', { name: 'Own', config: { url: 'https://grc.example/a' } })
  const moved = await admin('PATCH', `/v1/destinations/${hook.body.id}`, { url: 'https://grc.example/b' })
  expect([moved.body.url, moved.body.config]).toEqual(['https://grc.example/b', { url: 'https://grc.example/b' }])
})
