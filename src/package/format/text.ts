import type { EvidenceItem, ItemHeader, Resource } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'

/**
 * How data files are laid out: valid JSON, one member per line, each member in canonical form (RFC 8785), so that files
 * can be read as a stream, searched by line and compared with diff.
 *
 * An array is `[`, the members joined by `,` and a line feed, `]`, each on its own line.
 */
export async function* arrayText(members: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  yield '[\n'
  yield* lines(members)
  yield ']\n'
}

/** An evidence item: its header on the first line, then one resource per line. */
export async function* itemText(header: ItemHeader, resources: AsyncIterable<Resource>): AsyncGenerator<string> {
  const { resources: _, ...rest } = header as EvidenceItem
  yield `${canonicalJson(rest).slice(0, -1)},"resources":[\n`
  yield* lines(resources)
  yield ']}\n'
}

async function* lines(members: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  let previous: string | undefined
  for await (const member of members) {
    if (previous !== undefined) yield `${previous},\n`
    previous = canonicalJson(member)
  }
  if (previous !== undefined) yield `${previous}\n`
}
