import { stringify } from 'yaml'
import { checks } from '../../../connectors/index.ts'
import { importAuditManager, type UnmappedSource } from '../../frameworks/audit-manager.ts'
import { frameworkIn } from '../../frameworks/audit-manager-file.ts'
import { FrameworkError } from '../../frameworks/errors.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import { requireLinks } from '../../frameworks/links.ts'
import { loadFramework } from '../../frameworks/parse.ts'
import { importProwler, prowlerEquivalents, type UnmappedCheck } from '../../frameworks/prowler.ts'
import type { Run, UserFrameworks } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Viewed } from '../runtime/serving.ts'
import { auditManagerSources } from './audit-manager-sources.ts'
import { library, registry } from './catalogue.ts'

/**
 * Adds a user's own framework. The same text again changes nothing; another under the same id throws `duplicate`:
 * results name a framework by its id, so that a changed one needs a new version. Throws FrameworkError.
 */
export async function addFramework(runtime: Viewed, id: string, yaml: string): Promise<LoadedFramework> {
  runtime.store.requireWhole()
  return bring(runtime, id, yaml)
}

/** What frameworks are brought to: those that are known, and where another is kept. */
export interface Shelf {
  readonly frameworks: readonly LoadedFramework[]
  refreshFrameworks(): Promise<void>
  readonly store: { readonly frameworks: Pick<UserFrameworks, 'put'> }
}

/** As {@link addFramework}, for whoever sees the whole store. */
export async function bring(to: Shelf, id: string, yaml: string): Promise<LoadedFramework> {
  const loaded = loadFramework(id, yaml, 'user', await library())
  requireLinks(loaded.framework, registry)
  await to.refreshFrameworks()
  const there = to.frameworks.find(({ framework }) => framework.id === id)
  if (there && there.sha256 !== loaded.sha256)
    throw new FrameworkError('duplicate', `There is a framework ${id} already; give yours another id and version.`)
  if (!there) await to.store.frameworks.put(id, yaml)
  await to.refreshFrameworks()
  return loaded
}

/** Adds a Prowler compliance file (parsed JSON); tells which of its checks have no equivalent here. Throws FrameworkError. */
export async function addProwler(
  runtime: Viewed,
  json: unknown,
): Promise<{ loaded: LoadedFramework; unmapped: UnmappedCheck[] }> {
  runtime.store.requireWhole()
  return bringProwler(runtime, json)
}

/** As {@link addProwler}, for whoever sees the whole store. */
export async function bringProwler(
  to: Shelf,
  json: unknown,
): Promise<{ loaded: LoadedFramework; unmapped: UnmappedCheck[] }> {
  const { framework, unmapped } = importProwler(json, prowlerEquivalents(checks))
  const { id, ...mapping } = framework
  return { loaded: await bring(to, id, stringify(mapping)), unmapped }
}

/** Adds a framework of Audit Manager (parsed JSON); tells which of its sources nothing stands for. Throws FrameworkError. */
export async function bringAuditManager(
  to: Shelf,
  json: unknown,
  name?: string,
): Promise<{ loaded: LoadedFramework; unmapped: UnmappedSource[] }> {
  const { framework, unmapped } = importAuditManager(frameworkIn(json, name), await auditManagerSources())
  const { id, ...mapping } = framework
  return { loaded: await bring(to, id, stringify(mapping)), unmapped }
}

/** Removes a user's framework. Throws `not_found`, and `in_use` while a schedule or an unfinished run names it. */
export async function removeFramework(runtime: Viewed, id: string): Promise<void> {
  const { store } = runtime
  store.requireWhole()
  await runtime.refreshFrameworks()
  if (runtime.frameworks.some(f => f.framework.id === id && f.origin === 'built-in'))
    throw new ServiceError('in_use', `Framework ${id} came with Exhibit and stays.`)
  const names = ({ request }: Pick<Run, 'request'>) => request.frameworks?.includes(id) === true
  if (
    await some(
      every(page => store.schedules.list({}, page)),
      names,
    )
  )
    throw new ServiceError('in_use', `A schedule names framework ${id}; change it first.`)
  for (const status of ['queued', 'collecting', 'finishing'] as const) {
    if (
      await some(
        every(page => store.runs.list({ status }, page)),
        names,
      )
    )
      throw new ServiceError('in_use', `A run with framework ${id} is under way; wait for it or cancel it.`)
  }
  await store.frameworks.remove(id)
  await runtime.refreshFrameworks()
}

async function some<T>(all: AsyncIterable<T>, test: (one: T) => boolean): Promise<boolean> {
  for await (const one of all) if (test(one)) return true
  return false
}
