import { connectors } from '../../connectors/index.ts'
import type { Connector, EvidenceType } from '../../connectors/kit/index.ts'
import { type Framework, judgedChecks } from '../../src/frameworks/framework.ts'
import { actionsOf, frameworks } from '../../src/service/frameworks/catalogue.ts'

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map(row => `| ${row.join(' | ')} |`).join('\n')

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** What is read and checked, by service. */
export async function servicesTable(): Promise<string> {
  const rows = await Promise.all(connectors.map(serviceRow))
  const total = [0, 1, 2].map(i => sum(rows.map(row => row[i + 1] as number)))
  return table(['service', 'evidence types', 'API actions read', 'checks'], [...rows, ['**all**', ...total]])
}

/** What the README promises, in one clause. */
export function countsText(): string {
  const [types, checks] = [
    sum(connectors.map(one => one.types.length + one.derived.length)),
    sum(connectors.map(one => one.checks.length)),
  ]
  return `${checks} checks on ${types} evidence types of ${connectors.length} services`
}

async function serviceRow(connector: Connector): Promise<(string | number)[]> {
  const actions = await Promise.all(connector.types.map(({ type }) => actionsOf(type.id)))
  return [
    connector.id,
    connector.types.length + connector.derived.length,
    new Set(actions.flat()).size,
    connector.checks.length,
  ]
}

/** How far each framework is covered, with the rest stated. */
export async function frameworksTable(): Promise<string> {
  const rows = (await frameworks(undefined)).map(({ framework }) => frameworkRow(framework))
  const head = [
    'framework',
    'controls',
    'AWS settings show all of it',
    'part of it',
    'nothing of it',
    'controls with checks',
    'checks',
  ]
  return table(head, rows)
}

function frameworkRow({ id, controls }: Framework): (string | number)[] {
  const shown = (evidence: string) => controls.filter(control => control.evidence === evidence).length
  const tested = controls.filter(control => judgedChecks(control).length > 0)
  const checks = new Set(tested.flatMap(control => judgedChecks(control).map(({ check }) => check)))
  return [
    `[\`${id}\`](frameworks/${id}.md)`,
    controls.length,
    shown('full'),
    shown('partial'),
    shown('none'),
    tested.length,
    checks.size,
  ]
}

const fromText = ({ derivedFrom }: EvidenceType): string =>
  derivedFrom ? `; computed from ${derivedFrom.map(({ id }) => `\`${id}\``).join(', ')}` : ''

/** Every evidence type and check by name. */
export function catalogue(): string {
  const sections = connectors.map(({ id, types, derived, checks }) => {
    const listed = [...types, ...derived].map(({ type }) => `- \`${type.id}\`: ${type.title}${fromText(type)}`)
    const judged = checks.map(check => `| \`${check.id}\` | ${check.severity} | ${check.title} |`)
    const checksTable = judged.length > 0 ? ['', '| check | severity | what is good |', '|---|---|---|', ...judged] : []
    return [`## ${id}`, '', ...listed, ...checksTable].join('\n')
  })
  return sections.join('\n\n')
}
