import { expect, test, vi } from 'vitest'
import { examineProvider } from '../../../src/service/doctor/sign-in.ts'
import { query } from '../../store/database.ts'
import { BUCKET_CHECKS, recordRun } from '../record.ts'
import { caller, type TestService, testService } from '../service.ts'
import { TestBrowser } from './browser.ts'
import { type Account, CLIENT, openIdProvider, type TestProvider } from './provider.ts'

/** Behind a proxy that takes TLS and a prefix off. */
const PUBLIC = 'https://exhibit.example.com/evidence'
const SESSION = '__Secure-exhibit_session'
const ANA: Account = {
  ...{ sub: 'ana', name: 'Ana Ruiz', email: 'ana@example.com', email_verified: true, groups: ['staff'] },
}

interface World extends TestService {
  readonly provider: TestProvider
  browser(): TestBrowser
  /** Signs in, and says where that ends. */
  signedIn(browser: TestBrowser, to?: string): Promise<string>
}

async function world(env: Record<string, string> = {}): Promise<World> {
  const provider = await openIdProvider(`${PUBLIC}/auth/callback`, ANA)
  const service = await testService({
    listens: true,
    env: {
      ...{ EXHIBIT_PUBLIC_URL: PUBLIC, EXHIBIT_OIDC_ISSUER: provider.issuer, EXHIBIT_OIDC_CLIENT_ID: CLIENT.id },
      ...{ EXHIBIT_OIDC_CLIENT_SECRET: CLIENT.secret, EXHIBIT_OIDC_ROLES: 'staff=reader,security=admin,audit=auditor' },
      ...{ EXHIBIT_OIDC_DOMAINS: 'example.com', EXHIBIT_OIDC_NAME: 'Example', ...env },
    },
  })
  const browser = () => new TestBrowser(url => url.replace(PUBLIC, service.url))
  const until = /evidence\/((findings|sign-in).*|\/.*)?$/
  return {
    ...{ ...service, provider, browser },
    signedIn: (one, to) =>
      one.follow(`${PUBLIC}/auth/login?to=${encodeURIComponent(to ?? '/findings?status=fail')}`, until),
  }
}

const me = async (browser: TestBrowser) => {
  const answer = await browser.ask(`${PUBLIC}/v1/me`)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('somebody signs in, comes back to the view that was asked for, and is who they are in the audit log', async () => {
  const { browser, signedIn, admin, provider } = await world()
  // Tokens that are changed in nothing are as good as before.
  provider.alter = claims => claims
  const ana = browser()
  expect(await (await ana.ask(`${PUBLIC}/v1/sign-in`)).json()).toEqual({ provider: 'Example' })
  expect(await signedIn(ana)).toBe(`${PUBLIC}/findings?status=fail`)
  expect((await me(ana)).body).toMatchObject({
    ...{ name: 'Ana Ruiz', person: 'Ana Ruiz <ana@example.com>', scopes: ['read'], session: true },
  })
  const [person] = (await admin('GET', '/v1/people')).body.items
  expect(person).toMatchObject({
    subject: 'ana',
    name: 'Ana Ruiz',
    email: 'ana@example.com',
    role: 'reader',
    roleBy: 'claims',
  })
  expect((await admin('GET', '/v1/keys')).body.items.map(({ name }: { name: string }) => name)).toEqual(['Alice'])
  await ana.ask(`${PUBLIC}/v1/keys`)
  await vi.waitFor(async () => {
    const log = (await admin('GET', '/v1/audit-log')).body.items
    const of = (action: string) => log.find((one: { action: string }) => one.action === action)
    expect(of('sign-in')).toMatchObject({
      subject: person.id,
      actor: expect.stringMatching(/^Ana Ruiz <ana@example.com> \(key exk_/),
    })
    expect(of('requests.deny')).toMatchObject({ actor: of('sign-in').actor, subject: 'GET /v1/keys' })
  })
})

test('the session is a cookie that no script reads and no other site sends, new at each sign-in, ended by signing out', async () => {
  const { browser, signedIn, url } = await world()
  const ana = browser()
  ana.plant(PUBLIC, SESSION, `exk_${'0'.repeat(64)}`)
  const login = await ana.ask(`${PUBLIC}/auth/login?to=/`)
  expect(login.cookies).toEqual([
    expect.stringMatching(
      /^__Secure-exhibit_sign_in=[\w-]+; Path=\/evidence\/; Max-Age=600; SameSite=Lax; HttpOnly; Secure$/,
    ),
  ])
  const asked = new URL(login.headers.get('location') ?? '').searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    ...{ response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${PUBLIC}/auth/callback` },
    ...{ state: expect.stringMatching(/.{20}/), nonce: expect.stringMatching(/.{20}/) },
  })
  const back = await ana.follow(login.headers.get('location') ?? '', /auth\/callback/)
  const callback = await ana.ask(back)
  expect(callback.cookies).toEqual([
    expect.stringMatching(/^__Secure-exhibit_sign_in=; .*Max-Age=0/),
    expect.stringMatching(
      /^__Secure-exhibit_session=exk_[0-9a-f]{64}; Path=\/evidence\/; Max-Age=43200; SameSite=Strict; HttpOnly; Secure$/,
    ),
    'exhibit_signed_in=1; Path=/evidence/; Max-Age=43200; SameSite=Strict; Secure',
  ])
  expect(callback.headers.get('location')).toBe(`${PUBLIC}/`)
  expect(callback.headers.get('cache-control')).toBe('no-store')

  const first = ana.cookie(SESSION) ?? ''
  const old = browser()
  old.plant(PUBLIC, SESSION, first)
  expect((await me(old)).status).toBe(200)
  await signedIn(ana)
  expect(ana.cookie(SESSION)).not.toBe(first)
  expect((await me(old)).status).toBe(401)

  const post = (headers: Record<string, string>) => ana.ask(`${PUBLIC}/v1/sign-out`, { method: 'POST', headers })
  for (const headers of [
    {},
    { 'x-exhibit-page': '0' },
    { 'x-exhibit-page': '1', 'sec-fetch-site': 'cross-site' },
    { 'x-exhibit-page': '1', 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])
    expect((await post(headers)).status).toBe(403)
  const second = ana.cookie(SESSION) ?? ''
  expect((await post({ 'x-exhibit-page': '1', 'sec-fetch-site': 'same-origin' })).status).toBe(204)
  expect(ana.cookie(SESSION)).toBeUndefined()
  expect((await caller(url, second)('GET', '/v1/me')).status).toBe(401)
})

test('a session that nothing was asked with for an hour is at its end; a key is not', async () => {
  const { browser, signedIn, database, admin } = await world()
  const ana = browser()
  await signedIn(ana)
  const unused = (minutes: number) =>
    query(database.url, `update api_keys set last_used_at = now() - interval '${minutes} minutes'`)
  await unused(59)
  expect((await me(ana)).status).toBe(200)
  // That was a use, and is noted as one.
  expect((await me(ana)).status).toBe(200)
  await unused(61)
  expect((await me(ana)).body).toMatchObject({ status: 401, detail: 'This session has ended; sign in again.' })
  expect((await admin('GET', '/v1/me')).status).toBe(200)
  await query(database.url, `update api_keys set last_used_at = null, created_at = now() - interval '61 minutes'`)
  expect((await me(ana)).status).toBe(401)
})

test('an API key in the cookie is no session', async () => {
  const { browser, admin } = await world()
  const one = browser()
  one.plant(PUBLIC, SESSION, admin.secret)
  expect((await me(one)).status).toBe(401)
})

test('the way back never leads elsewhere', async () => {
  const { browser, signedIn } = await world()
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'findings', '/a b', '/\u0000'])
    expect(await signedIn(browser(), to)).toBe(`${PUBLIC}/`)
})

function without(account: Account, name: 'email' | 'email_verified'): Account {
  return Object.fromEntries(Object.entries(account).filter(([key]) => key !== name)) as unknown as Account
}

const refusals: readonly [string, string, Partial<TestProvider>][] = [
  ['an answer for another nonce', 'wrong_answer', { alter: claims => ({ ...claims, nonce: 'x' }) }],
  ['another audience', 'wrong_answer', { alter: claims => ({ ...claims, aud: 'somebody-else' }) }],
  ['another issuer', 'wrong_answer', { alter: claims => ({ ...claims, iss: 'https://evil.example' }) }],
  ['an ID token that has expired', 'wrong_answer', { alter: claims => ({ ...claims, exp: 1 }) }],
  ['a signature by another key', 'wrong_answer', { forges: true }],
  ['an address that is not verified', 'unverified', { account: { ...ANA, email_verified: false } }],
  ['an address that nothing is said of', 'unverified', { account: without(ANA, 'email_verified') }],
  ['somebody without an address', 'no_email', { account: without(ANA, 'email') }],
  ['another domain', 'domain', { account: { ...ANA, email: 'ana@example.com.evil.org' } }],
  ['somebody without a role', 'no_role', { account: { ...ANA, groups: ['visitors'] } }],
]

test.each(refusals)('%s is refused', async (_, fault, change) => {
  const made = await world()
  Object.assign(made.provider, change)
  const ana = made.browser()
  expect(await made.signedIn(ana)).toBe(`${PUBLIC}/sign-in?refused=${fault}`)
  expect(ana.cookie(SESSION)).toBeUndefined()
})

test('another state, another browser, a code that has expired or was used, and an old sign-in are refused', async () => {
  const made = await world()
  const begun = async (browser: TestBrowser) => browser.follow(`${PUBLIC}/auth/login`, /auth\/callback/)
  const ends = async (browser: TestBrowser, back: string) => {
    const answer = await browser.ask(back)
    return [answer.headers.get('location'), browser.cookie(SESSION)]
  }
  const refused = (fault: string) => [`${PUBLIC}/sign-in?refused=${fault}`, undefined]
  const one = made.browser()
  const back = await begun(one)
  expect(await ends(made.browser(), back)).toEqual(refused('expired'))
  const other = new URL(back)
  other.searchParams.set('state', 'another')
  expect(await ends(one, other.href)).toEqual(refused('wrong_answer'))
  // The cookie of that sign-in is gone with it.
  expect(await ends(one, back)).toEqual(refused('expired'))

  const two = made.browser()
  const again = await begun(two)
  const sealed = two.cookie('__Secure-exhibit_sign_in') ?? ''
  expect((await two.ask(again)).headers.get('location')).toBe(`${PUBLIC}/`)
  const replay = made.browser()
  replay.plant(PUBLIC, '__Secure-exhibit_sign_in', sealed)
  expect(await ends(replay, again)).toEqual(refused('wrong_answer'))

  made.provider.codeSeconds = 1
  const three = made.browser()
  const late = await begun(three)
  await new Promise(done => setTimeout(done, 2100))
  expect(await ends(three, late)).toEqual(refused('wrong_answer'))
})

test('a provider that is down is said to be so, before and after, and the doctor says it too', async () => {
  const made = await world()
  const { config } = made.runtime
  expect(await examineProvider(config)).toMatchObject({ health: 'ok', code: null })
  const oidc = config.oidc && { ...config.oidc, roles: [] }
  expect(await examineProvider({ ...config, oidc })).toMatchObject({ health: 'warning', code: 'no_roles' })
  const one = made.browser()
  const back = await one.follow(`${PUBLIC}/auth/login`, /auth\/callback/)
  await made.provider.stop()
  expect(await examineProvider(config)).toMatchObject({ health: 'failed', code: 'provider' })
  expect((await one.ask(back)).headers.get('location')).toBe(`${PUBLIC}/sign-in?refused=provider`)
  const fresh = await testService({
    listens: true,
    env: {
      ...{ EXHIBIT_PUBLIC_URL: PUBLIC, EXHIBIT_OIDC_ISSUER: made.provider.issuer, EXHIBIT_OIDC_CLIENT_ID: CLIENT.id },
    },
  })
  const answer = await fetch(`${fresh.url}/auth/login`, { redirect: 'manual' })
  expect(answer.headers.get('location')).toBe(`${PUBLIC}/sign-in?refused=provider`)
})

test('an admin gives roles and limits and keeps people out: what they had open ends at once', async () => {
  const made = await world()
  const { admin, browser, signedIn, provider, runtime } = made
  provider.account = { ...ANA, groups: [] }
  const ana = browser()
  expect(await signedIn(ana)).toContain('refused=no_role')
  const [{ id }] = (await admin('GET', '/v1/people')).body.items
  expect((await admin('PATCH', `/v1/people/${id}`, { role: 'auditor' })).body).toMatchObject({
    role: 'auditor',
    roleBy: 'admin',
  })
  await signedIn(ana)
  expect((await me(ana)).body.scopes).toEqual(['auditor'])

  const early = await recordRun(runtime, { account: '111111111111' })
  await recordRun(runtime, { account: '222222222222' })
  await admin('PATCH', `/v1/people/${id}`, { packages: [early.package] })
  expect((await me(ana)).status).toBe(401)
  await signedIn(ana)
  const packages = await (await ana.ask(`${PUBLIC}/v1/packages`)).json()
  expect((packages as { items: { id: string }[] }).items.map(one => one.id)).toEqual([early.package])
  expect((await admin('PATCH', `/v1/people/${id}`, { role: 'admin' })).body.code).toBe('bad_request')

  // Groups that give more take no limit away.
  provider.account = { ...ANA, groups: ['security'] }
  await admin('PATCH', `/v1/people/${id}`, { role: null })
  await signedIn(ana)
  expect((await me(ana)).body).toMatchObject({ scopes: ['auditor'], packages: [early.package] })

  await admin('PATCH', `/v1/people/${id}`, { disabled: true })
  expect((await me(ana)).status).toBe(401)
  expect(await signedIn(ana)).toContain('refused=disabled')
  const refused = (await admin('GET', '/v1/audit-log?action=sign-in.refuse')).body.items
  expect(refused.map((one: { subject: string }) => one.subject)).toEqual(['ana@example.com', 'ana@example.com'])
  const [changed] = (await admin('GET', '/v1/audit-log?action=people.update')).body.items
  expect(changed).toMatchObject({ subject: id, detail: { disabled: true, name: 'Ana Ruiz', email: 'ana@example.com' } })

  await admin('PATCH', `/v1/people/${id}`, { disabled: false, role: null, packages: null })
  provider.account = { ...ANA, groups: ['security'] }
  await signedIn(ana)
  expect((await me(ana)).body.scopes).toEqual(['admin'])
  // Nobody gives themselves more, and what the provider takes away is gone at the next sign-in, in other browsers too.
  const own = await ana.ask(`${PUBLIC}/v1/people/${id}`, {
    ...{ method: 'PATCH', body: '{"role":"admin"}' },
    headers: { 'x-exhibit-page': '1', 'content-type': 'application/json' },
  })
  expect(own.status).toBe(409)
  provider.account = { ...ANA, groups: ['staff'] }
  await signedIn(browser())
  expect((await me(ana)).status).toBe(401)
})

test('four eyes are two people: another session, or a key that one made, is the same person; a namesake is not', async () => {
  const { browser, signedIn, provider, runtime, app, database } = await world()
  await recordRun(runtime, { account: '111111111111', buckets: 1, failing: 1 })
  const signedInAs = async (account: Account) => {
    provider.account = { ...account, groups: ['security'] }
    const one = browser()
    await signedIn(one)
    return caller(app.server, one.cookie(SESSION) ?? '')
  }
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const asked = { check: BUCKET_CHECKS[0], account: '111111111111', kind: 'risk', reason: 'So.', owner: 'Web', until }
  const ana = await signedInAs(ANA)
  const request = (await ana('POST', '/v1/acceptances', asked)).body
  expect(request.requestedBy).toMatch(/^Ana Ruiz <ana@example.com> \(key exk_/)
  const approve = async (call: typeof ana) => {
    const { body } = await call('POST', `/v1/acceptances/${request.id}/approve`)
    return body.code ?? body.approvedBy
  }
  expect(await approve(await signedInAs({ ...ANA, name: 'Somebody Else' }))).toBe('same_person')
  const made = (await ana('POST', '/v1/keys', { name: 'Bob', scopes: ['admin'] })).body
  expect(await approve(caller(app.server, made.secret))).toBe('same_person')
  const named = await runtime.store.keys.create(
    { name: 'ci', person: 'Ana Ruiz', scopes: ['admin'], accounts: null, expiresAt: null },
    'test',
  )
  expect(await approve(caller(app.server, named.secret))).toBe('same_person')
  expect(await query(database.url, 'select 1 from api_keys where person_id is not null')).toHaveLength(2)
  expect(await approve(await signedInAs({ ...ANA, sub: 'ana-2', email: 'ana.ruiz@example.com' }))).toMatch(
    /^Ana Ruiz <ana.ruiz@/,
  )
})
