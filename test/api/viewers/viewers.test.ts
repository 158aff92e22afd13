import { expect, test } from 'vitest'
import type { Api } from '../../../src/api/api.ts'
import { buildApi } from '../../../src/api/index.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { startedRun } from '../record.ts'
import { testService } from '../service.ts'
import { COVER, type Cover } from './cover.ts'
import { OTHER, OWN, type Things, world } from './world.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Told>

interface Told {
  readonly status: number
  readonly text: string
  readonly code: string | null
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape.
  readonly body: any
}

/** An admin whose key is restricted to these accounts (null: to none), of an app or of the service's. */
async function asker(app: Api, { store }: Runtime, accounts: readonly string[] | null): Promise<Call> {
  const key = { name: `Admin of ${accounts ?? 'all'}`, scopes: ['admin' as const], accounts, expiresAt: null }
  const { secret } = await store.keys.create(key, 'test')
  return async (method, url, body, headers) => {
    const sent = { ...headers, authorization: `Bearer ${secret}` }
    const payload = body === undefined ? {} : { payload: body as object }
    const answer = await app.inject({ method: method as Method, url, headers: sent, ...payload })
    const json = /[/+]json/.test(String(answer.headers['content-type'] ?? '')) ? JSON.parse(answer.body) : null
    return { status: answer.statusCode, text: answer.body, code: json?.code ?? null, body: json }
  }
}

/** The routes of the live table, as its documentation names them. */
const routesOf = (app: Api): string[] =>
  Object.entries((app.swagger() as { paths: Record<string, object> }).paths)
    .filter(([path]) => path.startsWith('/v1/'))
    .flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`))

/** What is in no answer to who may not see the account. */
const marks = ({ toApprove: _, ...of }: Things): string[] => Object.values(of)

class Walk {
  readonly faults: string[] = []
  readonly #own: Call
  readonly #strangers: readonly [string, Call][]
  readonly #things: Things

  constructor(own: Call, strangers: readonly [string, Call][], things: Things) {
    this.#own = own
    this.#strangers = strangers
    this.#things = things
  }

  async route(name: string, cover: Cover): Promise<void> {
    const [method = ''] = name.split(' ')
    const fault = (what: string) => this.faults.push(`${name}: ${what}`)
    if (cover.hides === 'everybody') {
      const [own, ...others] = await Promise.all(
        [this.#own, ...this.#strangers.map(([, call]) => call)].map(call => call(method, cover.path)),
      )
      if (own?.status !== (cover.answer ?? 200) || others.some(({ text }) => text !== own.text))
        fault('does not answer all alike')
    } else if (cover.hides === 'answer') {
      const own = await this.#own(method, cover.path)
      if (own.status !== 200 || !own.text.includes(this.#things.account)) fault('its own key is not shown it')
      for (const [who, call] of this.#strangers) {
        const { status, text } = await call(method, cover.path)
        if (status !== 200 || marks(this.#things).some(mark => text.includes(mark))) fault(`${who} is answered ${text}`)
      }
    } else if (cover.hides === 'installation') {
      for (const [who, call] of [['own', this.#own] as const, ...this.#strangers]) {
        const { status, code } = await call(method, cover.path, cover.body)
        if (code !== 'restricted_key') fault(`${who} is answered ${status} ${code}`)
      }
    } else if (cover.hides === 'list') for (const path of cover.asks(this.#things)) await this.#list(path, fault)
    else
      for (const { path, body, own } of cover.asks(this.#things)) {
        const [status, code] = cover.hides === 'item' ? [404, 'not_found'] : [403, 'restricted_key']
        for (const [who, call] of this.#strangers) {
          const told = await call(method, path, body)
          if (told.status !== status || told.code !== code)
            fault(`${path}: ${who} is answered ${told.status} ${told.code}`)
        }
        const told = await this.#own(method, path, body)
        if (told.status !== own) fault(`${path}: its own key is answered ${told.status} ${told.text.slice(0, 200)}`)
      }
  }

  async #list(path: string, fault: (what: string) => void): Promise<void> {
    const more = path.includes('?') ? '&' : '?'
    const shows = (text: string) => marks(this.#things).some(mark => text.includes(mark))
    const own = await this.#own('GET', `${path}${more}limit=1`)
    if (own.status !== 200 || own.body.items.length === 0) fault(`${path}: its own key finds ${own.text.slice(0, 200)}`)
    const next = own.body.next && `${path.replace(/\?.*/, '')}?limit=500&cursor=${encodeURIComponent(own.body.next)}`
    for (const [who, call] of this.#strangers)
      for (const asked of [path, ...(next ? [next] : [])]) {
        const told = await call('GET', asked)
        if (told.status !== 200 || shows(JSON.stringify(told.body.items)))
          fault(`${asked}: ${who} is shown ${told.text.slice(0, 300)}`)
      }
  }
}

test('every route says what it answers for what is another account’s, and no exemption is needless', async () => {
  const { app, runtime } = await testService({ perMinute: 100_000 })
  expect(Object.keys(COVER).sort()).toEqual(routesOf(app).sort())
  const { own } = await world(runtime)
  const strangers: [string, Call][] = [
    ['other', await asker(app, runtime, [OTHER])],
    ['none', await asker(app, runtime, [])],
  ]
  const walk = new Walk(await asker(app, runtime, [OWN]), strangers, own)
  for (const [name, cover] of Object.entries(COVER)) await walk.route(name, cover)
  expect(walk.faults).toEqual([])
})

test('a route that forgot whom it is for shows and changes nothing: the store refuses by itself', async () => {
  const { runtime } = await testService()
  const { own } = await world(runtime)
  const [all, other] = [runtime.store, runtime.store.as([OTHER])]
  const store = Object.create(all, { as: { value: () => other } })
  const forgetful = await buildApi(Object.create(runtime, { store: { value: store } }), { perMinute: 100_000 })
  const call = await asker(forgetful, runtime, null)
  const walk = new Walk(call, [['who forgot', call]], own)
  for (const [name, cover] of Object.entries(COVER)) if (cover.hides === 'installation') await walk.route(name, cover)
  expect(walk.faults).toEqual([])
  await forgetful.close()
})

test('a run over several accounts is shown to each as if it had no others, and ended by none of them', async () => {
  const { app, runtime } = await testService()
  const { store } = runtime
  const { id } = await startedRun(runtime, OTHER)
  await store.targets.add(id, [{ account: OWN, region: 'global' }])
  for (const account of [OWN, OTHER])
    await store.runs.describeAccount(id, account, {
      caller: { principal: account },
      regions: { enabled: [], disabled: [], gap: null },
      asked: [],
    })
  const covered = (done: number) => ({
    outcome: 'partial' as const,
    coverage: { scope: 'full' as const, targets: { done, refused: 0, disabled: 0 } },
  })
  await store.runs.cover(id, covered(3), [
    { account: OWN, ...covered(1) },
    { account: OTHER, ...covered(2) },
  ])
  await store.runs.describe(id, { counts: { items: 3 } })
  const own = await asker(app, runtime, [OWN])
  expect((await own('POST', `/v1/runs/${id}/cancel`)).code).toBe('restricted_key')
  await store.runs.end(id, 'failed', { code: 'failed', message: `Account ${OTHER} could not be read.` })

  const seen = {
    request: { accounts: [] },
    coverage: { targets: { done: 1 } },
    error: { message: 'Account another account could not be read.' },
  }
  const shown = await own('GET', `/v1/runs/${id}`)
  expect(shown.body).toMatchObject({ ...seen, counts: null, scope: [{ account: OWN }], targets: [{ account: OWN }] })
  const listed = await own('GET', '/v1/runs')
  expect(listed.body.items).toMatchObject([seen])
  const events = await own('GET', '/v1/events?types=run.failed')
  expect(events.body.items).toMatchObject([{ accounts: [OWN], data: { accounts: [OWN], coverage: seen.coverage } }])
  for (const { text } of [shown, listed, events, await own('GET', `/v1/runs/${id}/events`)])
    expect(text).not.toContain(OTHER)
  const all = await asker(app, runtime, null)
  expect((await all('GET', `/v1/runs/${id}`)).body).toMatchObject({
    counts: { items: 3 },
    coverage: { targets: { done: 3 } },
  })
})

test('the answer to a keyed request is given again to the key that asked, and to no other', async () => {
  const { app, runtime } = await testService()
  const body = { account: OWN, name: 'Once', access: { kind: 'profile', profile: 'x' } }
  const headers = { 'idempotency-key': 'the-same' }
  const own = await asker(app, runtime, [OWN])
  const [first, again] = [
    await own('POST', '/v1/accounts', body, headers),
    await own('POST', '/v1/accounts', body, headers),
  ]
  expect([first.status, again.text]).toEqual([201, first.text])
  const other = await (await asker(app, runtime, [OTHER]))('POST', '/v1/accounts', body, headers)
  expect([other.status, other.code]).toEqual([403, 'restricted_key'])
})
