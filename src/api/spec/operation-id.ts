interface Route {
  readonly method: string
  /** As OpenAPI writes it: `/v1/accounts/{id}`. */
  readonly path: string
  /** Whether it answers with a list. */
  readonly list: boolean
}

/** Those that the rule would name badly. */
const NAMED: Readonly<Record<string, string>> = {
  'get /healthz': 'getHealth',
  'get /readyz': 'getReadiness',
  'get /verify.html': 'getVerifier',
  'get /.well-known/exhibit-keys': 'listSigningKeys',
  'get /.well-known/exhibit-checkpoint': 'getCheckpoint',
  'get /v1/runs/{id}/events': 'followRun',
  'get /v1/runs/{id}/export/{of}': 'exportRun',
  'get /v1/ledger/inclusion': 'proveInclusion',
  'get /v1/ledger/consistency': 'proveConsistency',
  'get /v1/audit-log': 'listAuditLog',
  'get /v1/findings/counts': 'countFindings',
  'get /v1/evidence/{id}/touched': 'getTouchedSettings',
  'post /v1/frameworks/import/prowler': 'importProwlerFramework',
  'post /v1/destinations/{id}/rotate-secret': 'rotateDestinationSecret',
  'post /v1/deliveries/replay': 'replayFailedDeliveries',
  'post /v1/accounts/discover': 'discoverAccounts',
  'get /v1/organizations/{id}/preview': 'previewOrganization',
  'put /v1/destinations/{id}/controls': 'mapDestinationControls',
  'put /v1/statement': 'setStatement',
  'post /v1/runs': 'startRun',
}

const VERBS: Readonly<Record<string, string>> = {
  get: 'get',
  post: 'create',
  put: 'set',
  patch: 'update',
  delete: 'delete',
}

/** The name of an operation in generated clients: `listAccounts`, `getEvidence`, `approveAcceptance`. It never changes. */
export function operationId({ method, path, list }: Route): string {
  const named = NAMED[`${method} ${path}`]
  if (named) return named
  const parts = path.split('/').filter(part => part !== '' && part !== 'v1' && !part.startsWith('{'))
  const last = parts.at(-1) ?? ''
  // A word after `{id}` is something to do with that one (`/{id}/cancel`), or a part of it (`/{id}/resources`).
  if (method === 'post' && path.includes('}/')) return camel([last, ...parts.slice(0, -1).map(singular)])
  const owners = parts.slice(0, -1).map(singular)
  return camel(list ? ['list', ...owners, last] : [VERBS[method] ?? method, ...owners, singular(last)])
}

const singular = (word: string): string =>
  word
    .replace(/^people$/, 'person')
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z])s$/, '')

const camel = (words: readonly string[]): string =>
  words
    .flatMap(word => word.split(/[^A-Za-z0-9]+/))
    .map((word, n) => (n === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
