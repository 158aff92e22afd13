import type { Things } from '../viewers/world.ts'

/** What exchanges find: one of everything, and the ids of what those before them made. */
export type Found = Things & Readonly<Record<string, string>>

export interface Exchange {
  readonly path: (of: Found) => string
  readonly body?: (of: Found) => unknown
  /** The name under which the id in the answer is known to those that follow. */
  readonly keeps?: string
}

const DAY_MS = 86_400_000
const later = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()

const FRAMEWORK_YAML = `framework: House rules
version: "1.0"
kind: criteria
publisher: Example GmbH
source: our wiki
licence: ours
controls:
  - id: "1"
    title: Data is unreadable to strangers
    evidence: partial
    assessment: manual
    responsibility: customer
    checks:
      - { objective: storage-encrypted-at-rest, strength: supports, because: a pass means that one store is encrypted }
    needs: the list of stores
`

/** An import as Prowler's compliance files have it. */
const PROWLER = {
  Framework: 'Acme',
  Version: '2.0',
  Provider: 'AWS',
  Requirements: [{ Id: 'A-1', Description: 'Buckets are private', Attributes: [{}], Checks: [] }],
}

/**
 * Where the first request of test/api/viewers/cover.ts does not show an operation at its best, or at all. In an order in which
 * each finds what those before it made; those of cover.ts come before.
 */
export const EXCHANGES: Readonly<Record<string, Exchange>> = {
  'GET /healthz': { path: () => '/healthz' },
  'POST /v1/sign-in': { path: () => '/v1/sign-in', body: of => ({ token: of.token }) },
  'GET /readyz': { path: () => '/readyz' },
  'GET /.well-known/exhibit-keys': { path: () => '/.well-known/exhibit-keys' },
  'GET /v1/runs/{id}': { path: of => `/v1/runs/${of.run}` },
  'GET /v1/findings': { path: of => `/v1/findings?account=${of.account}&status=fail&limit=2` },
  'GET /v1/evidence': { path: of => `/v1/evidence?run=${of.run}` },
  'GET /v1/evidence/{id}/resources': { path: of => `/v1/evidence/${of.item}/resources?limit=2` },
  'GET /v1/checks': { path: () => '/v1/checks' },
  'GET /v1/events': { path: () => '/v1/events?limit=2' },
  'GET /v1/ledger/inclusion': { path: of => `/v1/ledger/inclusion?kind=package.publish&subject=${of.package}` },
  'PUT /v1/statement': {
    path: of => `/v1/statement?account=${of.account}`,
    body: () => ({
      entity: 'Example GmbH',
      auditPeriod: { from: '2026-01-01', to: '2026-12-31', statedBy: 'Olga Example' },
    }),
  },
  'POST /v1/acceptances': {
    path: () => '/v1/acceptances',
    body: of => ({
      ...{ check: of.check, account: of.account, kind: 'risk', owner: 'Olga Example' },
      ...{ reason: 'The bucket holds a public website.', until: later(90) },
    }),
  },
  'POST /v1/reviews': {
    path: () => '/v1/reviews',
    body: of => ({
      ...{ finding: '5f0c9a3e7b21d846', account: of.account, run: of.run },
      ...{ mark: 'follow_up', comment: 'Which data does this bucket hold?' },
    }),
  },
  'POST /v1/frameworks': {
    path: () => '/v1/frameworks',
    body: () => ({ id: 'house-rules-1.0', yaml: FRAMEWORK_YAML }),
  },
  'DELETE /v1/frameworks/{id}': { path: () => '/v1/frameworks/house-rules-1.0' },
  'POST /v1/frameworks/import/prowler': { path: () => '/v1/frameworks/import/prowler', body: () => PROWLER },
  'POST /v1/schedules': {
    path: () => '/v1/schedules',
    body: of => ({
      ...{ name: 'Nightly', cron: '0 3 * * *', timezone: 'Europe/Berlin', overlap: 'skip' },
      request: { accounts: [of.account], frameworks: ['cis-aws-foundations-7.0.0'] },
    }),
    keeps: 'schedule',
  },
  'POST /v1/accounts': {
    path: () => '/v1/accounts',
    body: () => ({
      ...{ account: '333333333333', name: 'Production', regions: ['eu-central-1'] },
      access: { kind: 'role', roleArn: 'arn:aws:iam::333333333333:role/Exhibit' },
    }),
    keeps: 'production',
  },
  'PATCH /v1/accounts/{id}': { path: of => `/v1/accounts/${of.production}`, body: () => ({ name: 'Shop' }) },
  'DELETE /v1/accounts/{id}': { path: of => `/v1/accounts/${of.production}` },
  'POST /v1/organizations': {
    path: () => '/v1/organizations',
    body: () => ({
      ...{ name: 'Example', account: '123456789012', units: ['ou-ab12-11111111'], excluded: ['444444444444'] },
      externalId: 'exhibit-of-the-stack-set',
    }),
    keeps: 'organization',
  },
  'GET /v1/organizations': { path: () => '/v1/organizations' },
  'GET /v1/organizations/{id}': { path: of => `/v1/organizations/${of.organization}` },
  'GET /v1/organizations/{id}/preview': { path: of => `/v1/organizations/${of.organization}/preview` },
  'PATCH /v1/organizations/{id}': {
    path: of => `/v1/organizations/${of.organization}`,
    body: () => ({ enabled: false }),
  },
  'DELETE /v1/organizations/{id}': { path: of => `/v1/organizations/${of.organization}` },
  'GET /v1/schedules': { path: () => '/v1/schedules' },
  'GET /v1/schedules/{id}': { path: of => `/v1/schedules/${of.schedule}` },
  'GET /v1/schedules/{id}/slots': { path: of => `/v1/schedules/${of.schedule}/slots` },
  'PATCH /v1/schedules/{id}': { path: of => `/v1/schedules/${of.schedule}`, body: () => ({ enabled: false }) },
  'DELETE /v1/schedules/{id}': { path: of => `/v1/schedules/${of.schedule}` },
  'GET /v1/destination-kinds': { path: () => '/v1/destination-kinds' },
  'POST /v1/destinations': {
    path: () => '/v1/destinations',
    body: () => ({
      name: 'GRC',
      kind: 'webhook',
      url: 'https://grc.example.com/hooks/exhibit',
      events: ['package.ready'],
    }),
    keeps: 'destination',
  },
  'GET /v1/destinations': { path: () => '/v1/destinations?limit=1' },
  'GET /v1/destinations/{id}': { path: of => `/v1/destinations/${of.destination}` },
  'PATCH /v1/destinations/{id}': {
    path: of => `/v1/destinations/${of.destination}`,
    body: () => ({ events: ['package.ready', 'run.failed'] }),
  },
  'POST /v1/destinations/{id}/rotate-secret': {
    path: of => `/v1/destinations/${of.destination}/rotate-secret`,
    body: () => ({ keepPrevious: true }),
  },
  'POST /v1/destinations/{id}/test': { path: of => `/v1/destinations/${of.receiving}/test` },
  'GET /v1/deliveries': { path: of => `/v1/deliveries?destination=${of.receiving}` },
  'GET /v1/deliveries/{id}': { path: of => `/v1/deliveries/${of.delivery}` },
  'POST /v1/deliveries/replay': {
    path: () => '/v1/deliveries/replay',
    body: of => ({ since: later(-1), destination: of.receiving }),
  },
  'POST /v1/deliveries/{id}/replay': { path: of => `/v1/deliveries/${of.delivery}/replay` },
  'DELETE /v1/destinations/{id}': { path: of => `/v1/destinations/${of.destination}` },
  'PUT /v1/destinations/{id}/controls': {
    path: of => `/v1/destinations/${of.mapped}/controls?dryRun=true`,
    body: () => ({ controls: { 'soc2-2017/CC6.1': 'access-reviews', 'pci-dss-4.0.1/7.2.1': 'access-reviews' } }),
  },
  'POST /v1/accounts/discover': {
    path: () => '/v1/accounts/discover?dryRun=true',
    body: () => ({ externalId: 'exhibit-of-the-stack-set', units: ['ou-ab12-11111111'] }),
  },
  'POST /v1/keys': {
    path: () => '/v1/keys',
    body: of => ({ name: 'GRC tool', scopes: ['read'], accounts: [of.account], expiresAt: later(90) }),
    keeps: 'key',
  },
  'GET /v1/keys': { path: () => '/v1/keys' },
  'GET /v1/keys/{id}': { path: of => `/v1/keys/${of.key}` },
  'POST /v1/keys/{id}/revoke': { path: of => `/v1/keys/${of.key}/revoke` },
  'GET /v1/audit-log': { path: () => '/v1/audit-log?limit=2' },
  'GET /v1/views': { path: () => '/v1/views?limit=2' },
  'GET /v1/people': { path: () => '/v1/people' },
  'GET /v1/people/{id}': { path: of => `/v1/people/${of.person}` },
  'PATCH /v1/people/{id}': { path: of => `/v1/people/${of.person}`, body: () => ({ role: 'operator' }) },
  'POST /v1/sign-in-links': {
    path: () => '/v1/sign-in-links',
    body: of => ({ person: 'Eve Adams', packages: [of.package], hours: 48, expiresAt: later(30) }),
    keeps: 'link',
  },
  'GET /v1/sign-in-links': { path: () => '/v1/sign-in-links' },
  'DELETE /v1/sign-in-links/{id}': { path: of => `/v1/sign-in-links/${of.link}` },
}
