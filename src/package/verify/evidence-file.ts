import type { z } from 'zod'
import { digestOf, jsonDigest, textDigest } from '../../evidence/digest.ts'
import type { Source } from '../../evidence/item.ts'
import { type ItemHeader, itemDigest, type Resource, resourceLeaf } from '../../evidence/item.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import { evidenceScope } from '../format/layout.ts'
import type { Tally } from '../format/tally.ts'
import { parseCanonical } from './canonical.ts'
import { Refusal } from './error.ts'
import { LastText } from './last-text.ts'
import { type ByteReader, textOf } from './lines.ts'
import { ByteMembers, notLaidOut } from './members.ts'
import { ResourceLine } from './resource-line.ts'
import { headerShape, resourceShape } from './shapes.ts'

const OPENING = ',"resources":['

/** What the rest of the package is held against. */
export interface ItemFacts {
  readonly header: ItemHeader
  readonly source: Source['kind']
}

/** Recomputes an evidence item from its resources: digests, order, population, root. Counts into `tally`. */
export class EvidenceFile implements ByteReader {
  readonly #path: string
  readonly #tally: Tally
  readonly #members = new ByteMembers(']}', (bytes, start, end) => this.#member(bytes, start, end))
  readonly #usual = new ResourceLine()
  readonly #tree = new MerkleTree()
  #header: ItemHeader | undefined
  readonly #previous = new LastText()
  #fieldGaps = 0

  constructor(path: string, tally: Tally) {
    this.#path = path
    this.#tally = tally
  }

  line(bytes: Uint8Array, start: number, end: number): void {
    if (this.#header) this.#members.line(bytes, start, end)
    else this.#header = this.#readHeader(textOf(bytes, start, end))
  }

  /** The item, once the whole file is read. */
  get facts(): ItemFacts | undefined {
    return this.#header && { header: this.#header, source: this.#header.collected.source.kind }
  }

  end(): void {
    const header = this.#header
    if (!header) throw notLaidOut()
    this.#members.end()
    const { listed, collected, gaps, fieldGaps, complete, gap, judgedIn, because } = header.population
    if (this.#tree.size !== collected || listed !== collected + gaps || this.#fieldGaps !== fieldGaps)
      throw new Refusal('EVIDENCE_POPULATION', 'The resources are not as many as the population says.')
    if (complete !== (gap === null))
      throw new Refusal('EVIDENCE_POPULATION', 'The population must be complete, or say why it is not.')
    if ((judgedIn !== undefined || because !== undefined) && listed > 0)
      throw new Refusal('EVIDENCE_POPULATION', 'A list that is said not to have been made has members.')
    if (digestOf(this.#tree.root()) !== header.root)
      throw new Refusal('EVIDENCE_ROOT', 'The resources do not give the root of the item.')
    if (itemDigest(header) !== header.digest)
      throw new Refusal('EVIDENCE_DIGEST', 'The header does not give the digest of the item.')
  }

  #readHeader(text: string): ItemHeader {
    if (!text.endsWith(OPENING)) throw notLaidOut()
    const header = shaped(headerShape, parseCanonical(`${text.slice(0, -OPENING.length)}}`))
    const scope = evidenceScope(this.#path)
    const { account, region } = header.scope
    if (scope?.account !== account || scope.region !== region || scope.type !== header.type || 'resources' in header)
      throw new Refusal('EVIDENCE_INVALID', 'The item is of another account, region or type than its path says.')
    const { inputs, derivation, calls = [], population } = header
    const derived = inputs !== undefined
    if (derived !== (population.basis === 'derived') || derived !== (derivation !== undefined))
      throw new Refusal('EVIDENCE_INVALID', 'The item does not say whether it was collected or computed from others.')
    if (derived && calls.length > 0)
      throw new Refusal('EVIDENCE_INVALID', 'The item is computed from others, and names calls of its own.')
    this.#tally.item(header as unknown as ItemHeader)
    return header as unknown as ItemHeader
  }

  #member(bytes: Uint8Array, start: number, end: number): void {
    const usual = this.#usual
    if (usual.read(bytes, start, end) && this.#previous.isBefore(bytes, usual.id)) {
      this.#previous.set(bytes, usual.id)
      this.#count(usual.gapCount, usual.leaf())
    } else this.#resource(textOf(bytes, start, end))
  }

  /** Any resource, or a refusal of it. */
  #resource(text: string): void {
    const resource = shaped(resourceShape, parseCanonical(text)) as unknown as Resource
    const { id, gaps, settings } = resource
    const previous = this.#previous.text()
    if (previous !== undefined && id <= previous)
      throw new Refusal('EVIDENCE_ORDER', 'The resources are not in order of their ids, or one occurs twice.')
    this.#previous.setText(id)
    if (settingsDigest(text, resource) !== resource.digest || observedDigest(resource) !== resource.observedDigest)
      throw new Refusal('EVIDENCE_RESOURCE_DIGEST', 'The settings of a resource do not give its digest.')
    if (gaps.some(({ field }) => field in settings))
      throw new Refusal('EVIDENCE_INVALID', 'A resource has a value for a field that was not read.')
    this.#count(gaps.length, resourceLeaf(resource))
  }

  #count(gaps: number, leaf: Buffer): void {
    this.#fieldGaps += gaps
    this.#tally.resources++
    this.#tree.add(leaf)
  }
}

const SETTINGS = ',"settings":'

/** Settings are the last member of a canonical resource: their own canonical text is the end of its text. */
function settingsDigest(text: string, { settings: _, ...rest }: Resource): string {
  const start = JSON.stringify(rest).length - 1 + SETTINGS.length
  return textDigest(text.slice(start, -1))
}

function observedDigest({ observed }: Resource): string | undefined {
  return observed && jsonDigest(observed)
}

/** @throws Refusal EVIDENCE_INVALID */
function shaped<T>(shape: z.ZodType<T>, value: unknown): T {
  const { success, data } = shape.safeParse(value)
  if (success) return data
  throw new Refusal('EVIDENCE_INVALID', 'The item lacks what an evidence item must have.')
}
