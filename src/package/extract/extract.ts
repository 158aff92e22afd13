import type { EvidenceItem, ItemHeader, Resource } from '../../evidence/item.ts'
import { resourceLeaf } from '../../evidence/item.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import { inclusionRanges } from '../../evidence/merkle-proof.ts'
import { PackageError } from '../format/error.ts'
import * as layout from '../format/layout.ts'
import type { Manifest } from '../format/manifest.ts'
import { parseCanonical } from '../verify/canonical.ts'
import type { Container, Entry } from '../verify/container.ts'
import { Failures, Refusal } from '../verify/error.ts'
import { readWhole } from '../verify/files.ts'
import { LIMITS } from '../verify/limits.ts'
import { Lines } from '../verify/lines.ts'
import { MemberLines } from '../verify/members.ts'
import { openZip } from '../verify/zip.ts'
import { EXTRACT_FORMAT, type Extract } from './format.ts'

/**
 * Takes one resource out of a package. `type` is needed where several evidence types have a resource of the same id. The package is
 * not verified here: whoever verifies the extract verifies what it shows of it.
 *
 * @throws PackageError where the package cannot be read or has no such resource
 */
export async function extractResource(path: string, resource: { id: string; type?: string }): Promise<Extract> {
  const failures = new Failures()
  const container = await openZip(path, failures)
  if (!container) throw new PackageError('DATA_INCONSISTENT', `${path} cannot be opened as a package.`)
  try {
    return await extractFrom(container, resource)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new PackageError('DATA_INCONSISTENT', `${path} is not a valid package; verify it to learn why.`, error)
  } finally {
    await container.close()
  }
}

async function extractFrom(container: Container, wanted: { id: string; type?: string }): Promise<Extract> {
  for (const [path, entry] of container.entries) {
    const scope = layout.evidenceScope(path)
    if (!scope || (wanted.type !== undefined && scope.type !== wanted.type)) continue
    const search = new Search(wanted.id)
    const lines = new Lines(search)
    for await (const chunk of entry.read()) lines.push(chunk)
    lines.end()
    const found = search.found()
    if (found) return { format: EXTRACT_FORMAT, ...found, ...(await proofsOf(container)) }
  }
  throw new PackageError('NOT_FOUND', `The package has no resource ${wanted.id}.`)
}

async function proofsOf(
  container: Container,
): Promise<Pick<Extract, 'manifest' | 'signature' | 'signer' | 'timestamp'>> {
  const read = async (path: string, limit: number) => readWhole(entryOf(container, path), limit)
  const token = container.entries.get(layout.TIMESTAMP)
  return {
    manifest: parseCanonical((await read(layout.MANIFEST, LIMITS.manifest)).toString()) as Manifest,
    signature: (await read(layout.SIGNATURE, LIMITS.signature)).toString('base64'),
    signer: (await read(layout.SIGNER, LIMITS.certificates)).toString(),
    timestamp: token ? (await readWhole(token, LIMITS.token)).toString('base64') : null,
  }
}

function entryOf(container: Container, path: string): Entry {
  const entry = container.entries.get(path)
  if (!entry) throw new Refusal('FILE_MISSING', `The package lacks ${path}.`)
  return entry
}

/** Reads an item's file; keeps the leaf hashes (32 bytes a resource) and the resource looked for. */
class Search {
  readonly #id: string
  readonly #leaves: Buffer[] = []
  readonly #members = new MemberLines(']}', text => this.#member(text))
  #header: ItemHeader | undefined
  #hit: { index: number; resource: Resource } | undefined

  constructor(id: string) {
    this.#id = id
  }

  line(text: string): void {
    if (this.#header) this.#members.line(text)
    else this.#header = headerOf(text)
  }

  end(): void {
    this.#members.end()
  }

  found(): Pick<Extract, 'item' | 'resource' | 'proof'> | undefined {
    if (!this.#hit || !this.#header) return undefined
    const { index, resource } = this.#hit
    const size = this.#leaves.length
    const path = inclusionRanges(index, size).map(({ from, to }) => {
      const tree = new MerkleTree()
      for (const leaf of this.#leaves.slice(from, to)) tree.add(leaf)
      return tree.root().toString('hex')
    })
    return { item: this.#header, resource, proof: { index, size, path } }
  }

  #member(text: string): void {
    const resource = parseCanonical(text) as Resource
    if (resource.id === this.#id) this.#hit = { index: this.#leaves.length, resource }
    this.#leaves.push(resourceLeaf(resource))
  }
}

function headerOf(text: string): ItemHeader {
  const { resources: _, ...header } = parseCanonical(text.replace(/,"resources":\[$/, '}')) as EvidenceItem
  return header
}
