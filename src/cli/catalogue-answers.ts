import { evidenceTypes } from '../../connectors/index.ts'
import { readConfig } from '../config.ts'
import { controlsByCheck, newestVersions } from '../frameworks/crosswalk.ts'
import { judgedChecks } from '../frameworks/framework.ts'
import { frameworksOf, plannedTypes } from '../service/assess/plan.ts'
import { frameworks, listChecks, listTypes } from '../service/frameworks/catalogue.ts'
import { renderPolicy } from '../service/frameworks/policy.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { answer, print, table } from './output.ts'

export interface Json {
  readonly json?: boolean
}

export interface PolicyOptions extends Json {
  readonly format: string
  readonly framework?: string[]
}

export async function checks({ json }: Json): Promise<void> {
  const mapped = controlsByCheck((await frameworks(readConfig(process.env).mappingsDir)).map(f => f.framework))
  const all = listChecks(id => mapped.get(id) ?? [])
  await answer(json === true, all, () =>
    table([
      ['title', 'severity', 'controls', 'check'],
      ...all.map(c => [short(c.title), c.severity, String(c.controls.length || '·'), c.id]),
    ]),
  )
}

const WIDEST = 90
const short = (title: string): string => (title.length > WIDEST ? `${title.slice(0, WIDEST - 1)}…` : title)

export async function types({ json }: Json): Promise<void> {
  const all = await listTypes()
  await answer(json === true, all, () =>
    table([['type', 'title', 'actions'], ...all.map(t => [t.id, t.title, t.actions.join(' ')])]),
  )
}

export async function listFrameworks({ json }: Json): Promise<void> {
  const loaded = await frameworks(readConfig(process.env).mappingsDir)
  const newest = newestVersions(loaded.map(({ framework }) => framework))
  const all = loaded.map(({ framework, sha256, origin }) => ({
    ...framework,
    origin,
    sha256,
    newest: newest.has(framework.id),
  }))
  await answer(json === true, all, () =>
    table([
      ['framework', 'version', 'kind', 'controls'],
      ...all.map(f => [f.id, f.version, f.kind, String(f.controls.length)]),
    ]),
  )
}

export async function showFramework(id: string, { json }: Json): Promise<void> {
  const loaded = await frameworks(readConfig(process.env).mappingsDir)
  const [found] = frameworksOf({ frameworks: [id] }, loaded)
  if (!found) throw new ServiceError('unknown_framework', `There is no framework "${id}".`)
  const { framework, origin, sha256 } = found
  await answer(json === true, { ...framework, origin, sha256 }, () =>
    table([
      ['control', 'shown by AWS settings', 'tests', 'title'],
      ...framework.controls.map(c => [c.id, SHOWN[c.evidence], String(judgedChecks(c).length || '·'), c.title]),
    ]),
  )
}

/** How much of a control AWS configuration can show. */
const SHOWN = { full: 'fully', partial: 'in part', none: 'not at all' } as const

export async function policy(options: PolicyOptions): Promise<void> {
  const { format, framework } = options
  if (format !== 'json' && format !== 'cloudformation' && format !== 'terraform') {
    throw new ServiceError('bad_request', `"${format}" is not a format; use json, cloudformation or terraform.`)
  }
  const wanted = { frameworks: framework ?? null, types: null }
  const loaded = await frameworks(readConfig(process.env).mappingsDir)
  const needed =
    framework === undefined ? evidenceTypes.map(t => t.id) : plannedTypes(wanted, frameworksOf(wanted, loaded))
  await print(await renderPolicy(options.json === true ? 'json' : format, needed))
}
