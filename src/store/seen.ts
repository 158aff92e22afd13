import { requireWhole, type Viewer } from './kernel/viewer.ts'
import type { Repositories } from './repositories.ts'

type Members<R> = readonly (keyof R)[]

/** What a viewer may call, of what is about accounts: each narrows in SQL by those of the viewer (test/api/viewers). */
const OF_ACCOUNTS = {
  acceptances: ['create', 'get', 'list', 'approve', 'revoke', 'activeAt'],
  accounts: ['create', 'get', 'byNumber', 'list', 'update', 'verified', 'remove'],
  controls: ['read'],
  events: ['list'],
  finishing: ['of', 'hurry'],
  evidence: ['get', 'find', 'list', 'listResources', 'resources'],
  history: ['of'],
  ledger: ['tree', 'inclusions', 'consistencies', 'latestCheckpoint'],
  packages: ['get', 'list', 'ofRun', 'timestamp'],
  permissionTests: ['put', 'get'],
  reviews: ['create', 'list'],
  runs: ['create', 'get', 'list', 'latestOf', 'end'],
  statements: ['put', 'get', 'holding', 'remove'],
  targets: ['add', 'list', 'cancel', 'knowsAccount'],
  verdicts: ['list', 'stream', 'tally'],
} as const satisfies { readonly [R in keyof Repositories]?: Members<Repositories[R]> }

/** What is about no account, and open to every viewer. */
const OF_EVERYBODY = {
  audit: ['append'],
  destinations: ['unknown'],
  idempotency: ['take', 'begin', 'finish'],
  keys: ['lineOf'],
  organizations: ['selectByTags'],
  people: ['arrive', 'signIn', 'signOut'],
  runs: ['hasSeenRegion'],
  signIns: ['redeem'],
} as const satisfies { readonly [R in keyof Repositories]?: Members<Repositories[R]> }

/** What is about the installation as a whole: `restricted_key` unless the viewer may see all. */
const OF_THE_WHOLE = {
  audit: ['list', 'views'],
  deliveries: ['get', 'list', 'attempts', 'replay', 'replayFailed', 'due'],
  destinations: ['create', 'get', 'list', 'update', 'remove', 'secrets', 'tryAgain'],
  frameworks: ['put', 'remove'],
  keys: ['create', 'get', 'list', 'revoke'],
  ledger: ['entries', 'kept'],
  organizations: ['create', 'get', 'list', 'update', 'remove', 'join', 'members', 'refused'],
  people: ['get', 'list', 'update'],
  schedules: ['create', 'get', 'list', 'update', 'remove', 'slots'],
  signIns: ['create', 'list', 'remove'],
} as const satisfies { readonly [R in keyof Repositories]?: Members<Repositories[R]> }

type Picked<T> = {
  readonly [R in keyof T & keyof Repositories]: T[R] extends Members<Repositories[R]>
    ? Pick<Repositories[R], T[R][number]>
    : never
}

export type Seen = Picked<typeof OF_ACCOUNTS> & Picked<typeof OF_EVERYBODY> & Picked<typeof OF_THE_WHOLE>

/** Of repositories that were made for a viewer, what may be called in its name. */
export function seen(repositories: Repositories, viewer: Viewer): Seen {
  const picked: Record<string, Record<string, unknown>> = {}
  const pick = (table: object, guard: (method: unknown) => unknown) => {
    for (const [name, methods] of Object.entries(table) as [keyof Repositories, string[]][]) {
      const repository = repositories[name] as unknown as Record<string, unknown>
      for (const method of methods) picked[name] = { ...picked[name], [method]: guard(repository[method]) }
    }
  }
  pick(OF_ACCOUNTS, method => method)
  pick(OF_EVERYBODY, method => method)
  pick(OF_THE_WHOLE, method => (viewer === 'all' ? method : async () => requireWhole(viewer)))
  return picked as unknown as Seen
}
