import { checksOf } from '../../frameworks/crosswalk.ts'
import type { Framework } from '../../frameworks/framework.ts'
import type { CheckText, PackageData } from '../../package/format/data.ts'
import type { Manifest } from '../../package/format/manifest.ts'
import type { Contents } from '../../package/verify/contents.ts'
import { checkById } from '../frameworks/catalogue.ts'

/**
 * Of a verified package, what the controls of one framework rest on: their tests, the findings of those, the items that
 * either name, and what derived ones of these were computed from.
 */
export async function frameworkData(contents: Contents, framework: Framework): Promise<PackageData> {
  const { manifest } = contents
  const controls = await Array.fromAsync(filtered(contents.controls(), row => row.framework === framework.id))
  const checks = new Set(checksOf([framework]))
  const own = framework.controls.map(({ id }) => `${framework.id}/${id}`)
  const named = new Set(controls.flatMap(({ items }) => items))
  const texts = new Map<string, CheckText>()
  for await (const finding of contents.findings()) {
    if (!checks.has(finding.check)) continue
    for (const item of [finding.evidence, ...finding.inputs]) if (item !== null) named.add(item)
    texts.set(finding.check, { id: finding.check, type: checkById(finding.check)?.type.id ?? '', ...pickText(finding) })
  }
  const headers = await contents.headers()
  const kept = withInputs(headers, named)
  return {
    ...statedIn(manifest, framework),
    ...{ controls, frameworks: [framework], checks: [...texts.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) },
    async *items() {
      yield* headers.filter(({ id }) => kept.has(id))
    },
    resources: item => contents.resources(item.id),
    async *findings() {
      for await (const finding of filtered(contents.findings(), ({ check }) => checks.has(check)))
        yield { ...finding, controls: finding.controls.filter(control => own.includes(control)) }
    },
  }
}

/** What changed since the package before is left out: it was counted over the whole package. */
function statedIn(manifest: Manifest, { id: framework }: Framework) {
  const { id, created, run, runStartedAt, outcome, coverage, label, source, auditPeriod, scope, generator } = manifest
  const { statement, counts } = manifest
  return {
    ...{ id, created, run, label, source, auditPeriod, scope, previous: null, apiCalls: counts.apiCalls },
    ...(runStartedAt !== undefined && { runStartedAt }),
    ...(outcome && { outcome }),
    ...(coverage && { coverage }),
    generator: { ...generator, mappings: generator.mappings.filter(one => one.id === framework) },
    statement: statement && {
      ...statement,
      ...(statement.notApplicable && {
        notApplicable: statement.notApplicable.filter(({ control }) => control.startsWith(`${framework}/`)),
      }),
    },
  }
}

const pickText = ({ title, severity, remediation }: Omit<CheckText, 'type'>) => ({ title, severity, remediation })

/** Derived items without what they were computed from would have no origin. */
function withInputs(
  headers: readonly { readonly id: string; readonly inputs?: readonly { readonly id: string }[] }[],
  named: ReadonlySet<string>,
): ReadonlySet<string> {
  const inputs = headers.filter(({ id }) => named.has(id)).flatMap(({ inputs: of = [] }) => of.map(({ id }) => id))
  return new Set([...named, ...inputs])
}

async function* filtered<T>(rows: AsyncIterable<T>, wanted: (row: T) => boolean): AsyncGenerator<T> {
  for await (const row of rows) if (wanted(row)) yield row
}
