import { type Framework, judgedChecks, type LoadedFramework, type Strength } from '../../src/frameworks/framework.ts'
import { frameworks, library } from '../../src/service/frameworks/catalogue.ts'

/** The parts of docs/mappings.md that state what the files say, so that neither can be without the other. */
export async function mappingsParts(): Promise<Record<string, string>> {
  const loaded = await frameworks(undefined)
  const { objectives } = await library()
  return {
    files: filesTable(loaded),
    deciding: loaded
      .flatMap(({ framework }) => (framework.kind === 'criteria' ? deciding(framework) : []))
      .join('\n\n'),
    objectives: table(
      ['objective', 'the good state', 'checks'],
      [...objectives.values()].map(o => [`\`${o.id}\``, o.title, String(o.checks.length)]),
    ),
    superseded: loaded
      .flatMap(({ framework }) =>
        framework.controls.flatMap(c => (c.supersededBy ? superseded(framework, c.id, c.supersededBy) : [])),
      )
      .join('\n'),
  }
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

function filesTable(loaded: readonly LoadedFramework[]): string {
  const rows = loaded.map(({ framework: f }) => {
    const links = (strength: Strength) => f.controls.flatMap(c => c.checks.filter(k => k.strength === strength)).length
    const counts = (['demonstrates', 'supports', 'context'] as const).map(strength => String(links(strength)))
    return [`\`${f.id}\``, f.kind, String(f.controls.length), ...counts]
  })
  return table(['framework', 'kind', 'controls', 'links that demonstrate', 'support', 'are context'], rows)
}

/** Which failing checks decide a criterion, as the file has it. */
function deciding({ framework, version, controls }: Framework): string {
  const decided = controls.filter(c => judgedChecks(c).some(k => k.strength === 'demonstrates'))
  const name = `${framework} ${version}`
  if (decided.length === 0) return `**${name}**: no failing check decides; all that count support.`
  const rows = decided.flatMap(c =>
    judgedChecks(c)
      .filter(k => k.strength === 'demonstrates')
      .map(k => [c.id, c.title, `\`${k.check}\``, k.because]),
  )
  return `**${name}**: a failing check decides in ${decided.length} requirements; everything else that counts supports.\n\n${table(['', 'requirement', 'check', 'because'], rows)}`
}

const superseded = (f: Framework, id: string, by: { control: string; since: string }): string =>
  `- ${f.framework} ${f.version} ${id}: ${by.control} since ${by.since}`
