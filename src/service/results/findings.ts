import type { Severity } from '../../../connectors/kit/index.ts'
import type { FindingContext } from '../../assess/finding.ts'
import { ACCEPTANCE_KINDS, type AcceptanceKind, type Finding } from '../../evidence/finding.ts'
import { controlsOf } from '../../frameworks/crosswalk.ts'
import { byDefault, judgedChecks, type LoadedFramework } from '../../frameworks/framework.ts'
import type { FoundVerdict, Page, StoredAcceptance, VerdictFilter } from '../../store/index.ts'
import { finding, findingContext } from '../assess/findings.ts'
import { checksOf } from '../frameworks/catalogue.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { type Aged, aged } from './finding-history.ts'
import { type Asked, itemsOf, type Source, sourcesOf } from './record.ts'

export interface FindingsAsked extends Asked, Omit<VerdictFilter, 'account' | 'checks' | 'except' | 'accepted'> {
  readonly service?: string | undefined
  readonly severity?: readonly Severity[] | undefined
  /** Kinds of acceptances, `any` or `none`. */
  readonly acceptance?: readonly (AcceptanceKind | 'any' | 'none')[] | undefined
  readonly check?: string | undefined
  readonly framework?: string | undefined
  /** Of `framework`. */
  readonly control?: string | undefined
}

/** Where a page begins: after `inner` in the account, or in the first one after it. */
export interface Place {
  readonly account: string
  readonly inner: string | null
}

export type FoundFinding = Finding & Aged & { readonly run: string }

/**
 * Findings as they stood at `asOf`, ordered by account, region, check, resource. Of accounts in several runs the newest
 * finished one counts, unless a run is asked for. Throws what {@link sourcesOf} does, and `unknown_framework`, `unknown_control`.
 */
export async function listFindings(
  runtime: Viewed,
  asked: FindingsAsked,
  asOf: string,
  page: { limit: number; after: Place | null },
): Promise<{ items: FoundFinding[]; next: Place | null }> {
  await runtime.refreshFrameworks()
  const filter = verdictFilter(runtime.frameworks, asked)
  const all = await sourcesOf(runtime, asked, asOf)
  const sources = all.filter(s => !page.after || s.account >= page.after.account)
  const items: FoundFinding[] = []
  for (const source of sources) {
    const cursor = source.account === page.after?.account ? page.after.inner : null
    const limit = page.limit - items.length
    const { items: found, next } = await findingsOf(runtime, source, filter, asked, asOf, { limit, cursor })
    items.push(...found)
    if (next !== null) return { items, next: { account: source.account, inner: next } }
    if (items.length === page.limit) return { items, next: following(sources, source) }
  }
  return { items, next: null }
}

function following(sources: readonly Source[], { account }: Source): Place | null {
  const next = sources.find(source => source.account > account)
  return next ? { account: next.account, inner: null } : null
}

async function findingsOf(
  runtime: Viewed,
  source: Source,
  filter: VerdictFilter,
  asked: FindingsAsked,
  asOf: string,
  page: { limit: number; cursor: string | null },
): Promise<Page<FoundFinding>> {
  const active: StoredAcceptance[] = await runtime.store.acceptances.activeAt(asOf, source.account)
  const { items, next } = await runtime.store.verdicts.list(source.run, ofAccount(filter, source, asked, active), page)
  return { items: await toFindings(runtime, source, items, active), next }
}

/** The filter in one account, whose acceptances decide what is accepted. */
export function ofAccount(
  filter: VerdictFilter,
  { account }: Source,
  { acceptance }: Pick<FindingsAsked, 'acceptance'>,
  acceptances: readonly StoredAcceptance[],
): VerdictFilter {
  if (acceptance === undefined) return { ...filter, account }
  const none = acceptance.includes('none')
  const kinds = acceptance.includes('any') ? ACCEPTANCE_KINDS : acceptance.filter(kind => kind !== 'none')
  if (none && kinds.length > 0)
    throw new ServiceError(
      'bad_request',
      'A finding with an acceptance is not one with `none`: ask for one of the two.',
    )
  return { ...filter, account, accepted: { acceptances, kinds: none ? null : kinds } }
}

/** Verdicts of one account in a run as findings, with acceptances and ages, in the same order. */
export async function toFindings(
  runtime: Viewed,
  source: Source,
  verdicts: readonly FoundVerdict[],
  acceptances: readonly StoredAcceptance[],
): Promise<FoundFinding[]> {
  if (verdicts.length === 0) return []
  const context = await contexts.of(runtime, source)
  const found = verdicts.map(v => ({ ...finding(v, context, acceptances), run: source.run }))
  return aged(runtime.store, source, found)
}

/** Without what depends on the account. Throws `unknown_framework`, `unknown_control`, `bad_request`. */
export function verdictFilter(loaded: readonly LoadedFramework[], asked: FindingsAsked): VerdictFilter {
  const { check, framework, control, service, severity, acceptance: _, run: __, account: ___, ...rest } = asked
  const mapped = framework === undefined ? undefined : checksOfControls(loaded, framework, control)
  if (framework === undefined && control !== undefined)
    throw new ServiceError('bad_request', 'A control is named together with its framework.')
  const { only, except } = checksOf({ service, severities: severity })
  const named = check === undefined ? undefined : [check]
  const lists = [mapped, only, named].filter(list => list !== undefined)
  const [first, ...others] = lists
  const checks = first?.filter(id => others.every(list => list.includes(id)))
  return { ...rest, ...(checks && { checks }), ...(except && { except }) }
}

function checksOfControls(loaded: readonly LoadedFramework[], framework: string, control?: string): string[] {
  const found = loaded.find(f => f.framework.id === framework)?.framework
  if (!found) throw new ServiceError('unknown_framework', `There is no framework "${framework}".`)
  const controls = found.controls.filter(c => control === undefined || c.id === control)
  if (controls.length === 0)
    throw new ServiceError('unknown_control', `Framework ${framework} has no control "${control}".`)
  return [...new Set(controls.flatMap(c => judgedChecks(c).map(({ check }) => check)))]
}

interface Kept {
  readonly context: FindingContext
  /** The frameworks that the run judged; null: all. */
  readonly frameworks: readonly string[] | null
}

/** What a finished run collected does not change, so the last few are kept: a reader asks for page after page. */
class Contexts {
  readonly #kept = new Map<string, Promise<Kept>>()

  async of(runtime: Viewed, source: Source): Promise<FindingContext> {
    const key = `${source.run} ${source.account}`
    const known = this.#kept.get(key) ?? contextOf(runtime, source)
    this.#kept.delete(key)
    this.#kept.set(key, known)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
    known.catch(() => this.#kept.delete(key))
    const { context, frameworks } = await known
    const judged = frameworks
      ? runtime.frameworks.filter(f => frameworks.includes(f.framework.id))
      : byDefault(runtime.frameworks)
    return { ...context, controls: controlsOf(judged.map(f => f.framework)) }
  }
}

const KEPT = 8
const contexts = new Contexts()

async function contextOf(runtime: Viewed, source: Source): Promise<Kept> {
  const { startedAt, createdAt, request } = await runtime.store.runs.get(source.run)
  const items = await itemsOf(runtime, source)
  const context = findingContext({ account: source.account, items }, [], new Date(startedAt ?? createdAt))
  return { context, frameworks: request.frameworks }
}
