import { type ControlRollup, referenceOrganization, rollUp } from '../../assess/rollup.ts'
import { typesOf } from '../../frameworks/crosswalk.ts'
import type { ControlResult, ControlStatus, Framework, LoadedFramework } from '../../frameworks/framework.ts'
import type { Page } from '../../store/index.ts'
import { controlItems } from '../assess/account-controls.ts'
import { typesOfCheck } from '../assess/plan.ts'
import { checkById } from '../frameworks/catalogue.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { missingAccounts } from './missing-accounts.ts'
import { type Asked, itemsOf, organizationsOf, type Source, sourcesOf } from './record.ts'

export interface ControlsAsked extends Asked {
  readonly status?: ControlStatus | undefined
  readonly control?: string | undefined
}

/** Throws `not_found`. */
export async function frameworkById(runtime: Viewed, id: string): Promise<LoadedFramework> {
  await runtime.refreshFrameworks()
  const found = runtime.frameworks.find(({ framework }) => framework.id === id)
  if (!found) throw new ServiceError('not_found', `There is no framework ${id.slice(0, 100)}.`)
  return found
}

/** The worst account of each control, in the framework's order. A framework that a run did not judge has no results there. */
export async function rolledUpControls(
  runtime: Viewed,
  id: string,
  asked: ControlsAsked,
  asOf: string,
): Promise<ControlRollup[]> {
  const { framework } = await frameworkById(runtime, id)
  const sources = await sourcesOf(runtime, asked, asOf)
  const results = (await Promise.all(sources.map(source => resultsOf(runtime, framework, source)))).flat()
  const organizations =
    sources.length > 1 && framework.controls.some(c => c.organization)
      ? await organizationsOf(runtime, sources)
      : new Map<string, string>()
  const short = await missingAccounts(runtime, asked, sources)
  const rolled = rollUp(framework, referenceOrganization(framework, results, organizations), organizations, short)
  return rolled.filter(matching(asked))
}

/** The controls of one account, with their findings counted and their evidence named. */
export async function recordedControls(
  runtime: Viewed,
  id: string,
  asked: ControlsAsked & { account: string },
  asOf: string,
): Promise<(ControlResult & { run: string })[]> {
  const { framework } = await frameworkById(runtime, id)
  const [source] = await sourcesOf(runtime, asked, asOf)
  if (!source) return []
  const items = controlItems(await itemsOf(runtime, source), [framework])
  const results = (await resultsOf(runtime, framework, source)).filter(matching(asked))
  return results.map(r => ({ ...r, items: items(r.framework, r.control), run: source.run }))
}

async function resultsOf(runtime: Viewed, framework: Framework, source: Source): Promise<ControlResult[]> {
  const stored = await runtime.store.controls.read(source.run, { framework: framework.id, account: source.account })
  return stored.map(result => ({ ...result, items: [] }))
}

const matching =
  ({ status, control }: ControlsAsked) =>
  (result: { status: ControlStatus; control: string }): boolean =>
    (status === undefined || result.status === status) && (control === undefined || result.control === control)

/** A page of a list that is whole in memory; the cursor is an index into it. */
export function sliced<T>(all: readonly T[], limit: number, from: number): Page<T> {
  const to = from + limit
  return { items: all.slice(from, to), next: to < all.length ? String(to) : null }
}

/** The evidence types that a framework, or one of its controls, needs. Throws `not_found`, `unknown_control`. */
export async function typesOfFramework(runtime: Viewed, id: string, control?: string): Promise<string[]> {
  const { framework } = await frameworkById(runtime, id)
  const controls = framework.controls.filter(c => control === undefined || c.id === control)
  if (controls.length === 0)
    throw new ServiceError('unknown_control', `Framework ${id} has no control "${control?.slice(0, 100)}".`)
  return typesOf([{ ...framework, controls }], check => {
    const found = checkById(check)
    return found ? typesOfCheck(found) : []
  })
}
