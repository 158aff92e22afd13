import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Message, PackageHandle } from '../adapter.ts'
import { endOurs } from './error.ts'
import { factsOf } from './facts.ts'
import { nameOf, type Sent } from './sent.ts'

/** `soc2-2017/CC6.1`: a framework and a control of it. */
const ref = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}\/[^\s/]{1,60}$/, 'FRAMEWORK/CONTROL, such as soc2-2017/CC6.1')

/** The field by which a kind takes a mapping from our controls to its objects. */
export const controlsField = (id: z.ZodType<string>, what: string) =>
  z
    .record(ref, id)
    .default({})
    .describe(
      `Controls of ours, each with ${what}: that gets a JSON file of the control, with its status, tests and findings`,
    )

/** Our controls, and the vendor's ids. */
export type ControlIds = Readonly<Record<string, string>>

const row = z.looseObject({ framework: z.string(), control: z.string() })
const finding = z.looseObject({ controls: z.array(z.string()) })

/** The files of the controls that the package speaks of, each with the id that it goes to. */
export async function controlFiles(
  message: Message,
  mapped: ControlIds,
): Promise<readonly { readonly file: Sent; readonly id: string; readonly control: string }[]> {
  const { package: built } = message
  if (!built || Object.keys(mapped).length === 0) return []
  const controls = await grouped(mapped, built, 'controls.json', member => {
    const { framework, control } = row.parse(member)
    return [`${framework}/${control}`]
  })
  const findings = await grouped(mapped, built, 'findings.json', member => finding.parse(member).controls)
  const sources = [controls, findings].map(({ path, sha256 }) => ({ path, sha256 }))
  return Object.entries(mapped).flatMap(([control, id]) => {
    const rows = controls.groups.get(control)
    if (!rows) return []
    const file = fileOf(message, built, { control, sources, rows, findings: findings.groups.get(control) ?? [] })
    return [{ file, id, control }]
  })
}

/** The members of a file of the package, by the controls that they are about. */
async function grouped(
  mapped: ControlIds,
  built: PackageHandle,
  path: string,
  refsOf: (member: unknown) => readonly string[],
) {
  const file = await built.file(path)
  if (!file) return endOurs('package_changed')
  const groups = new Map<string, unknown[]>()
  for await (const member of membersOf(file.open()))
    for (const control of refsOf(member)) {
      if (!Object.hasOwn(mapped, control)) continue
      const group = groups.get(control) ?? []
      group.push(member)
      groups.set(control, group)
    }
  return { path, sha256: file.sha256, groups }
}

/** A line each, between a line `[` and a line `]` (docs/package-format.md): a large file is never parsed whole. */
async function* membersOf(bytes: Readable): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: bytes })) {
    const member = line.replace(/,$/, '')
    if (member !== '[' && member !== ']' && member !== '') yield JSON.parse(member)
  }
}

interface Held {
  readonly control: string
  readonly sources: readonly { readonly path: string; readonly sha256: string }[]
  readonly rows: readonly unknown[]
  readonly findings: readonly unknown[]
}

/** What the package says of one control, member for member: the same package gives the same bytes. */
function fileOf(message: Message, built: PackageHandle, { control, sources, rows, findings }: Held): Sent {
  const { id, sha256: packageSha256 } = built
  const head = { format: 'exhibit.control/v1', control, package: { id, sha256: packageSha256 }, sources }
  const lines = [JSON.stringify(head).slice(0, -1), `"rows":${list(rows)}`, `"findings":${list(findings)}}`]
  const bytes = Buffer.from(`${lines.join(',\n')}\n`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const part = `control_${control.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.json`
  const facts = factsOf(message, built, { path: part, sha256 })
  const named = { name: `${nameOf(facts)}_${part}`, part, contentType: 'application/json' }
  return { ...named, sha256, size: bytes.length, facts, open: () => Readable.from([bytes]) }
}

const list = (members: readonly unknown[]): string =>
  members.length === 0 ? '[]' : `[\n${members.map(member => JSON.stringify(member)).join(',\n')}\n]`
