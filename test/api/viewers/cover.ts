import { resource } from '../../../samples/make-account.ts'
import { BUCKET_CHECKS } from '../record.ts'
import { FRAMEWORK, type Things } from './world.ts'

/** A request for something of an account, and what its own key is answered. */
export interface Ask {
  readonly path: string
  readonly body?: unknown
  readonly own: number
}

/**
 * What a route answers who asks for what is another's:
 * - `item`: that it is not there · `list`: a list without it · `account`: that the key is restricted, as the request names the account
 * - `installation`: that it is about all accounts, whoever asks by a key of some
 * - `answer`: an answer of another shape without it
 * - `everybody`: the same as everybody; it is about no account
 */
export type Cover =
  | { readonly hides: 'item' | 'account'; readonly asks: (of: Things) => readonly Ask[] }
  | { readonly hides: 'list'; readonly asks: (of: Things) => readonly string[] }
  | { readonly hides: 'installation'; readonly path: string; readonly body?: unknown }
  | { readonly hides: 'everybody'; readonly path: string; readonly answer?: number }
  | { readonly hides: 'answer'; readonly path: string }

const NOTHING = '019ab000-0000-7000-8000-000000000000'
const SINCE = '2020-01-01T00:00:00Z'
const access = { kind: 'profile', profile: 'there-is-none' }
const acceptance = (account: string) => ({
  ...{ check: BUCKET_CHECKS[0], account, kind: 'risk', reason: 'Because.', owner: 'Olga' },
  until: new Date(Date.now() + 1e9).toISOString(),
})

const MEMBER = encodeURIComponent(resource('aws.s3.bucket', 0).id)

const item = (path: (of: Things) => string, own = 200, body?: unknown): Cover => ({
  hides: 'item',
  asks: of => [{ path: path(of), own, ...(body !== undefined && { body }) }],
})
const account = (
  own: number,
  path: (of: Things) => string,
  body: (of: Things) => unknown = () => undefined,
): Cover => ({
  hides: 'account',
  asks: of => [{ path: path(of), body: body(of), own }],
})
const list = (path: string, ...filters: ((of: Things) => string)[]): Cover => ({
  hides: 'list',
  asks: of => [path, ...filters.map(filter => `${path}?${filter(of)}`)],
})
const whole = (path: string, body?: unknown): Cover => ({ hides: 'installation', path, body })
const everybody = (path: string): Cover => ({ hides: 'everybody', path })

/** Every route under /v1, in an order in which each finds what those before it left. */
export const COVER: Readonly<Record<string, Cover>> = {
  'GET /v1/accounts': list('/v1/accounts', () => 'enabled=true'),
  'GET /v1/accounts/{id}': item(of => `/v1/accounts/${of.connected}`),
  'PATCH /v1/accounts/{id}': item(of => `/v1/accounts/${of.connected}`, 200, { name: 'Renamed' }),
  'GET /v1/accounts/{id}/template': item(of => `/v1/accounts/${of.connected}/template`, 400),
  'GET /v1/accounts/{id}/permissions': item(of => `/v1/accounts/${of.connected}/permissions`),
  'POST /v1/accounts/{id}/test': item(of => `/v1/accounts/${of.connected}/test`),

  'GET /v1/runs': list(
    '/v1/runs',
    of => `account=${of.account}`,
    () => 'status=finished',
    () => `since=${SINCE}`,
  ),
  'GET /v1/runs/{id}': item(of => `/v1/runs/${of.run}`),
  'GET /v1/runs/{id}/events': item(of => `/v1/runs/${of.run}/events`),
  'GET /v1/runs/{id}/index': item(of => `/v1/runs/${of.run}/index`),
  'GET /v1/runs/{id}/export/{of}': {
    hides: 'item',
    asks: of =>
      ['findings', 'controls', 'resources'].map(what => ({ path: `/v1/runs/${of.run}/export/${what}`, own: 200 })),
  },
  'POST /v1/runs': account(
    202,
    () => '/v1/runs',
    of => ({ accounts: [of.account] }),
  ),
  'POST /v1/runs/{id}/cancel': item(of => `/v1/runs/${of.openRun}/cancel`),
  'POST /v1/runs/{id}/finish': item(of => `/v1/runs/${of.finishingRun}/finish`, 202),

  'GET /v1/evidence': list(
    '/v1/evidence',
    of => `run=${of.run}`,
    of => `account=${of.account}`,
    () => 'type=aws.s3.bucket',
    () => `framework=${FRAMEWORK}`,
    () => `since=${SINCE}`,
  ),
  'GET /v1/evidence/{id}': item(of => `/v1/evidence/${of.item}`),
  'GET /v1/evidence/{id}/resources': item(of => `/v1/evidence/${of.item}/resources`),
  'GET /v1/evidence/{id}/touched': item(
    of => `/v1/evidence/${of.item}/touched?check=${BUCKET_CHECKS[0]}&resource=${MEMBER}`,
  ),
  'GET /v1/findings': list(
    '/v1/findings',
    of => `run=${of.run}`,
    of => `account=${of.account}`,
    () => 'status=fail',
    () => `check=${BUCKET_CHECKS[0]}`,
    () => `since=${SINCE}`,
  ),
  'GET /v1/findings/counts': { hides: 'answer', path: '/v1/findings/counts' },
  'GET /v1/me': { hides: 'answer', path: '/v1/me' },
  'GET /v1/checks': everybody('/v1/checks'),
  'GET /v1/types': everybody('/v1/types'),
  'GET /v1/frameworks/{id}/controls': list(
    `/v1/frameworks/${FRAMEWORK}/controls`,
    of => `run=${of.run}`,
    of => `account=${of.account}`,
  ),
  'GET /v1/packages': list(
    '/v1/packages',
    of => `run=${of.run}`,
    of => `account=${of.account}`,
    () => `since=${SINCE}`,
  ),
  'GET /v1/packages/{id}': item(of => `/v1/packages/${of.package}`),
  'GET /v1/packages/{id}/content': item(of => `/v1/packages/${of.package}/content`),
  // The packages of these tests are no real ones.
  'GET /v1/packages/{id}/workbook': item(of => `/v1/packages/${of.package}/workbook`, 500),
  'GET /v1/packages/{id}/report': item(of => `/v1/packages/${of.package}/report?framework=${FRAMEWORK}`, 500),
  'GET /v1/packages/{id}/timestamp': item(of => `/v1/packages/${of.package}/timestamp`),
  'GET /v1/events': list(
    '/v1/events',
    () => 'types=run.started,run.finished,finding.opened,package.ready',
    () => `since=${SINCE}`,
  ),
  'GET /v1/ledger/inclusion': {
    hides: 'item',
    asks: of =>
      [
        ['evidence', of.item],
        ['package.publish', of.package],
        ['package.timestamp', of.package],
        ['run.create', of.run],
        ['run.verdicts', of.run],
        ['account.create', of.connected],
        ['acceptance.create', of.acceptance],
        ['statement.put', of.account],
      ].map(([kind, subject]) => ({ path: `/v1/ledger/inclusion?kind=${kind}&subject=${subject}`, own: 200 })),
  },

  'GET /v1/acceptances': list(
    '/v1/acceptances',
    of => `account=${of.account}`,
    () => 'active=false',
  ),
  'GET /v1/acceptances/{id}': item(of => `/v1/acceptances/${of.acceptance}`),
  'POST /v1/acceptances': account(
    201,
    () => '/v1/acceptances',
    of => acceptance(of.account),
  ),
  'POST /v1/acceptances/{id}/approve': item(of => `/v1/acceptances/${of.toApprove}/approve`),
  'POST /v1/acceptances/{id}/revoke': item(of => `/v1/acceptances/${of.toApprove}/revoke`),
  'POST /v1/reviews': {
    hides: 'item',
    asks: of => [
      {
        path: '/v1/reviews',
        body: { finding: 'f', account: of.account, run: of.run, mark: 'follow_up', comment: 'Who needs this?' },
        own: 201,
      },
    ],
  },
  'GET /v1/reviews': list(
    '/v1/reviews',
    of => `account=${of.account}`,
    () => 'finding=f',
  ),
  'GET /v1/statement': account(200, of => `/v1/statement?account=${of.account}`),
  'PUT /v1/statement': account(
    200,
    of => `/v1/statement?account=${of.account}`,
    () => ({ entity: 'Example' }),
  ),
  'DELETE /v1/statement': account(204, of => `/v1/statement?account=${of.account}`),
  'DELETE /v1/accounts/{id}': item(of => `/v1/accounts/${of.connected}`, 204),
  'POST /v1/accounts': account(
    201,
    () => '/v1/accounts',
    of => ({ account: of.account, name: 'Again', access }),
  ),

  // Without a token, which no key gives.
  'POST /v1/sign-in': { hides: 'everybody', path: '/v1/sign-in', answer: 400 },
  'GET /v1/sign-in': everybody('/v1/sign-in'),
  // Keys are no sessions, which it would end.
  'POST /v1/sign-out': { hides: 'everybody', path: '/v1/sign-out', answer: 204 },
  'GET /v1/frameworks': everybody('/v1/frameworks'),
  'GET /v1/frameworks/{id}': everybody(`/v1/frameworks/${FRAMEWORK}`),
  'GET /v1/ledger': everybody('/v1/ledger'),
  'GET /v1/ledger/consistency': everybody('/v1/ledger/consistency?from=1'),

  'POST /v1/frameworks': whole('/v1/frameworks', { id: 'acme-1.0', yaml: 'no' }),
  'POST /v1/frameworks/import/prowler': whole('/v1/frameworks/import/prowler', { Framework: 'acme' }),
  'DELETE /v1/frameworks/{id}': whole('/v1/frameworks/acme-1.0'),
  'GET /v1/schedules': whole('/v1/schedules'),
  'POST /v1/schedules': whole('/v1/schedules', {
    ...{ name: 'Nightly', cron: '0 3 * * *', timezone: 'Europe/Berlin', request: {} },
  }),
  'GET /v1/schedules/{id}': whole(`/v1/schedules/${NOTHING}`),
  'PATCH /v1/schedules/{id}': whole(`/v1/schedules/${NOTHING}`, { enabled: false }),
  'DELETE /v1/schedules/{id}': whole(`/v1/schedules/${NOTHING}`),
  'GET /v1/schedules/{id}/slots': whole(`/v1/schedules/${NOTHING}/slots`),
  'GET /v1/organizations': whole('/v1/organizations'),
  'POST /v1/organizations': whole('/v1/organizations', { name: 'Example', account: '111111111111' }),
  'GET /v1/organizations/{id}': whole(`/v1/organizations/${NOTHING}`),
  'GET /v1/organizations/{id}/preview': whole(`/v1/organizations/${NOTHING}/preview`),
  'PATCH /v1/organizations/{id}': whole(`/v1/organizations/${NOTHING}`, { enabled: false }),
  'DELETE /v1/organizations/{id}': whole(`/v1/organizations/${NOTHING}`),
  'GET /v1/destinations': whole('/v1/destinations'),
  'POST /v1/destinations': whole('/v1/destinations', { name: 'Hook', url: 'https://example.com/hook' }),
  'GET /v1/destination-kinds': whole('/v1/destination-kinds'),
  'GET /v1/destinations/{id}': whole(`/v1/destinations/${NOTHING}`),
  'PATCH /v1/destinations/{id}': whole(`/v1/destinations/${NOTHING}`, { enabled: false }),
  'DELETE /v1/destinations/{id}': whole(`/v1/destinations/${NOTHING}`),
  'POST /v1/destinations/{id}/test': whole(`/v1/destinations/${NOTHING}/test`),
  'POST /v1/accounts/discover': whole('/v1/accounts/discover?dryRun=true', { externalId: 'exhibit-0123456789' }),
  'PUT /v1/destinations/{id}/controls': whole(`/v1/destinations/${NOTHING}/controls`, { controls: {} }),
  'POST /v1/destinations/{id}/rotate-secret': whole(`/v1/destinations/${NOTHING}/rotate-secret`, {}),
  'GET /v1/deliveries': whole('/v1/deliveries'),
  'GET /v1/deliveries/{id}': whole(`/v1/deliveries/${NOTHING}`),
  'POST /v1/deliveries/replay': whole('/v1/deliveries/replay', { since: SINCE }),
  'POST /v1/deliveries/{id}/replay': whole(`/v1/deliveries/${NOTHING}/replay`),
  'GET /v1/keys': whole('/v1/keys'),
  'POST /v1/keys': whole('/v1/keys', { name: 'Escape', scopes: ['admin'] }),
  'GET /v1/keys/{id}': whole(`/v1/keys/${NOTHING}`),
  'POST /v1/keys/{id}/revoke': whole(`/v1/keys/${NOTHING}/revoke`),
  'GET /v1/ledger/entries': whole('/v1/ledger/entries'),
  'GET /v1/ledger/checkpoints': whole('/v1/ledger/checkpoints'),
  'GET /v1/audit-log': whole('/v1/audit-log'),
  'GET /v1/views': whole('/v1/views'),
  'GET /v1/people': whole('/v1/people'),
  'GET /v1/people/{id}': whole(`/v1/people/${NOTHING}`),
  'PATCH /v1/people/{id}': whole(`/v1/people/${NOTHING}`, { disabled: true }),
  'GET /v1/sign-in-links': whole('/v1/sign-in-links'),
  'POST /v1/sign-in-links': whole('/v1/sign-in-links', { person: 'Eve' }),
  'DELETE /v1/sign-in-links/{id}': whole(`/v1/sign-in-links/${NOTHING}`),
}
