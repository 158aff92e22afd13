import { readConfig } from '../config.ts'
import { controlRef, controlsByCheck, newestVersions, sharedEvidence } from '../frameworks/crosswalk.ts'
import { judgedChecks } from '../frameworks/framework.ts'
import { frameworksOf, plannedTypes } from '../service/assess/plan.ts'
import { frameworks, listChecks, listTypes } from '../service/frameworks/catalogue.ts'
import { grantedTypes, renderPolicy } from '../service/frameworks/policy.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { answer, print, table } from './output.ts'

export interface Json {
  readonly json?: boolean
}

export interface PolicyOptions extends Json {
  readonly format: string
  readonly framework?: string[]
  readonly split?: boolean
  readonly accountTags?: boolean
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

/** What a crosswalk does not say, wherever one is printed. */
const NO_VERDICT = 'Shared checks and evidence only: no verdict goes from one framework to the other.'

export async function crosswalk(from: string, to: string, { json }: Json): Promise<void> {
  const loaded = await frameworks(readConfig(process.env).mappingsDir)
  const [a, b] = frameworksOf({ frameworks: [from, to] }, loaded)
  if (!a || !b) throw new ServiceError('unknown_framework', 'A crosswalk is between two frameworks.')
  const pairs = sharedEvidence(a.framework, b.framework)
  const met = new Set(pairs.map(pair => pair.from))
  const refs = a.framework.controls.map(control => controlRef(a.framework, control))
  const without = refs.filter(ref => !met.has(ref))
  await answer(json === true, { from, to, means: NO_VERDICT, pairs, without }, () => {
    const bare = (ref: string) => ref.slice(ref.indexOf('/') + 1)
    const rows = pairs.map(pair => [
      bare(pair.from),
      bare(pair.to),
      String(pair.checks.length || '·'),
      String(pair.evidenceTypes.length || '·'),
      pair.related ? 'yes' : '·',
    ])
    const head = [from, to, 'checks shared', 'evidence types shared', 'related by a publisher']
    const rest = `${without.length} of ${refs.length} controls of ${from} share nothing with ${to}.`
    return `${table([head, ...rows])}\n${rest}\n${NO_VERDICT}`
  })
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
    framework === undefined
      ? grantedTypes({ byTags: options.accountTags === true })
      : plannedTypes(wanted, frameworksOf(wanted, loaded))
  await print(await renderPolicy(options.json === true ? 'json' : format, needed, options.split === true))
}
