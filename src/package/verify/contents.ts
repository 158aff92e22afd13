import { runningSha256, sha256Hex } from '#trust/platform'
import type { Finding } from '../../evidence/finding.ts'
import { type EvidenceItem, type ItemHeader, itemDigest, type Resource } from '../../evidence/item.ts'
import type { ControlRow } from '../../frameworks/basis.ts'
import { PackageError } from '../format/error.ts'
import { CONTROLS, FINDINGS, SIGNER } from '../format/layout.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Container, Entry } from './container.ts'
import { Failures, Refusal } from './error.ts'
import { Lines } from './lines.ts'
import { MemberLines } from './members.ts'
import type { Verification, VerifyOptions } from './result.ts'
import { readAnchors, readSigner } from './signer.ts'
import { checkedValue } from './strict-json.ts'
import { unopened, verifyContainer } from './verify.ts'
import { openZip } from './zip.ts'

/**
 * Verifies a package and, if it is valid, hands out what is in it while it is open.
 *
 * @throws VerifyOptionError; PackageError where the file changed after it was verified
 */
export async function withVerified<T>(
  path: string,
  options: VerifyOptions,
  use: (contents: Contents, verification: Verification) => Promise<T>,
): Promise<{ verification: Verification; used: T | null }> {
  const anchors = await readAnchors(options)
  const failures = new Failures()
  const container = await openZip(path, failures)
  if (!container) return { verification: unopened(failures), used: null }
  try {
    const verification = await verifyContainer(container, anchors, failures)
    const { valid, manifest } = verification
    return { verification, used: valid && manifest ? await use(new Contents(container, manifest), verification) : null }
  } catch (error) {
    throw error instanceof Refusal ? changed(error) : error
  } finally {
    await container.close()
  }
}

/** What a verified package holds, as streams that can be read more than once. Whatever is not as it was verified is refused. */
export class Contents {
  readonly manifest: Manifest
  readonly #container: Container

  constructor(container: Container, manifest: Manifest) {
    this.#container = container
    this.manifest = manifest
  }

  /** The evidence items without their members, in the order of account, region and type. */
  async headers(): Promise<ItemHeader[]> {
    const headers: ItemHeader[] = []
    for (const { path, digest } of this.manifest.items) {
      const header = await headerIn(this.#entry(path))
      if (header.digest !== digest || itemDigest(header) !== digest) throw changed()
      headers.push(header)
    }
    return headers.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  }

  resources(item: string): AsyncGenerator<Resource> {
    const path = this.manifest.items.find(({ id }) => id === item)?.path ?? ''
    return this.#members(path, ']}')
  }

  findings(): AsyncGenerator<Finding> {
    return this.#members(FINDINGS, ']')
  }

  controls(): AsyncGenerator<ControlRow> {
    return this.#members(CONTROLS, ']')
  }

  /** DER of the certificate whose key signed. */
  async certificate(): Promise<Uint8Array> {
    const pem = Buffer.concat(await Array.fromAsync(this.#entry(SIGNER).read()))
    if (sha256Hex(pem) !== this.manifest.files.find(({ path }) => path === SIGNER)?.sha256) throw changed()
    const [{ der }] = await readSigner(pem)
    return der
  }

  async *#members<T>(path: string, close: string): AsyncGenerator<T> {
    const texts: string[] = []
    const lines = new Lines(new MembersAfterFirstLine(new MemberLines(close, text => void texts.push(text))))
    const hash = runningSha256()
    for await (const chunk of this.#entry(path).read()) {
      hash.update(chunk)
      lines.push(chunk)
      for (const text of texts.splice(0)) yield checkedValue(text) as T
    }
    lines.end()
    if (hash.hex() !== this.manifest.files.find(file => file.path === path)?.sha256) throw changed()
  }

  #entry(path: string): Entry {
    const entry = this.#container.entries.get(path)
    if (!entry) throw changed()
    return entry
  }
}

const changed = (cause?: unknown) =>
  new PackageError('DATA_INCONSISTENT', 'The package changed after it was verified; try again.', cause)

const placeOf = ({ scope, type }: ItemHeader): string => [scope.account, scope.region, type].join('\0')

class MembersAfterFirstLine {
  readonly #members: MemberLines
  #begun = false

  constructor(members: MemberLines) {
    this.#members = members
  }

  line(text: string): void {
    if (this.#begun) this.#members.line(text)
    this.#begun = true
  }

  end(): void {
    this.#members.end()
  }
}

/** The first line of an item's file, as an item without members. */
async function headerIn(entry: Entry): Promise<ItemHeader> {
  const found: string[] = []
  const lines = new Lines({ line: text => void found.push(text), end: () => {} })
  for await (const chunk of entry.read()) {
    lines.push(chunk)
    if (found.length > 0) break
  }
  const { resources: _, ...header } = checkedValue(`${found[0] ?? '{'}]}`) as EvidenceItem
  return header
}
