import { type Control, type Framework, judgedChecks } from '../../src/frameworks/framework.ts'
import { frameworks } from '../../src/service/frameworks/catalogue.ts'

/**
 * - `automated`: AWS settings show all of it, and a test decides it
 * - `supported`: tests or evidence speak to it, and a person decides
 * - `manual`: nothing that is collected speaks to it
 * - `superseded`: another control took its place
 */
export type Coverage = 'automated' | 'supported' | 'manual' | 'superseded'

export function coverageOf(control: Control): Coverage {
  if (control.supersededBy) return 'superseded'
  const counted = judgedChecks(control)
  if (control.evidence === 'full' && counted.some(({ strength }) => strength === 'demonstrates')) return 'automated'
  return counted.length > 0 || control.evidenceTypes?.length ? 'supported' : 'manual'
}

/** A page for each framework: each control, how far it is covered and why. */
export async function frameworkPages(): Promise<Record<string, () => string>> {
  const loaded = await frameworks(undefined)
  return Object.fromEntries(
    loaded.map(({ framework }) => [`docs/frameworks/${framework.id}.md`, () => frameworkPage(framework)]),
  )
}

function frameworkPage({ framework, version, publisher, source, limits, controls, id }: Framework): string {
  const count = (of: Coverage) => controls.filter(control => coverageOf(control) === of).length
  const counts = (['automated', 'supported', 'manual', 'superseded'] as const)
    .filter(of => count(of) > 0)
    .map(of => `${count(of)} ${of}`)
  const parts = [
    `# ${framework} ${version}`,
    `Published by ${publisher} (${source}). Titles are in our own words. Generated from \`mappings\` by \`npm run generate\`.`,
    `${controls.length} controls: ${counts.join(', ')}. *Automated*: AWS settings show all of it, and tests decide. *Supported*: tests or ` +
      'evidence speak to it, and a person decides. *Manual*: nothing that Exhibit collects speaks to it. ' +
      `\`exhibit frameworks show ${id} --json\` prints each test with its strength and what a pass means.`,
    ...(limits ? [limits] : []),
    table(controls.map(row)),
  ]
  return `${parts.join('\n\n')}\n`
}

const table = (rows: readonly (readonly string[])[]): string =>
  [['control', 'title', 'coverage', 'tests', 'evidence', 'why'], ['---', '---', '---', '---:', '---:', '---'], ...rows]
    .map(cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n')

function row(control: Control): string[] {
  const tests = judgedChecks(control).length
  const types = control.evidenceTypes?.length ?? 0
  return [
    control.id,
    control.title,
    coverageOf(control),
    ...[tests, types].map(n => (n ? String(n) : '·')),
    why(control),
  ]
}

/** What a pass of the first test means where that decides; what else is needed; what the tests do not show. */
function why(control: Control): string {
  if (control.supersededBy) return `${control.supersededBy.control} since ${control.supersededBy.since}`
  const counted = judgedChecks(control)
  const means = (counted.find(({ strength }) => strength === 'demonstrates') ?? counted[0])?.because
  const parts = [
    coverageOf(control) === 'automated' || !control.needs ? means : undefined,
    control.needs && `also needed: ${control.needs}`,
    control.limits,
    control.responsibility === 'provider' ? 'AWS answers for it in the reports of AWS Artifact' : undefined,
  ]
  return parts.filter(Boolean).join('; ')
}
