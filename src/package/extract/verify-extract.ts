import { z } from 'zod'
import { bytesOf, digestOf, textDigest } from '../../evidence/digest.ts'
import { type ItemHeader, itemDigest, type Resource, resourceLeaf } from '../../evidence/item.ts'
import { canonicalJson, type JsonObject } from '../../evidence/json.ts'
import { rootOfInclusion } from '../../evidence/merkle-proof.ts'
import type { Manifest } from '../format/manifest.ts'
import { Failures, Refusal } from '../verify/error.ts'
import { LIMITS } from '../verify/limits.ts'
import { checkSignature, readManifest } from '../verify/proofs.ts'
import type { Verification, VerifyOptions } from '../verify/result.ts'
import { headerShape, resourceShape } from '../verify/shapes.ts'
import { factsOf, readAnchors, readSigner, trustIn } from '../verify/signer.ts'
import { parseStrict } from '../verify/strict-json.ts'
import { type Made, requireTimestamp, type TimeAnchors, timestampGap, timestampOver } from '../verify/timestamp.ts'
import { EXTRACT_FORMAT } from './format.ts'

/** Base64 as it is spelled by everybody: without bits that say nothing. */
const base64 = z.string().refine(text => Buffer.from(text, 'base64').toString('base64') === text)

const shape = z.strictObject({
  format: z.literal(EXTRACT_FORMAT),
  resource: resourceShape,
  item: headerShape,
  proof: z.strictObject({
    index: z.number().int().nonnegative(),
    size: z.number().int().positive(),
    path: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(64),
  }),
  manifest: z.custom<JsonObject>(value => typeof value === 'object' && value !== null),
  signature: base64,
  signer: z.string(),
  timestamp: base64.nullable(),
})

export interface ExtractVerification extends Verification {
  /** The resource that was shown; null where the extract cannot be read. */
  readonly resource: Resource | null
  /** The item it is of, without its other members. */
  readonly item: ItemHeader | null
}

/**
 * Verifies one resource that was taken out of a package: its settings → its leaf → the item's root → the item's digest → the
 * manifest → the signature. Offline; whatever is wrong is a failure in the result.
 *
 * @throws VerifyOptionError
 */
export async function verifyExtract(
  source: string | Uint8Array,
  options: VerifyOptions = {},
): Promise<ExtractVerification> {
  const anchors = await readAnchors(options)
  const failures = new Failures()
  const extract = await failures.of(null, () => read(source))
  const parts = extract && {
    manifest: await failures.of('manifest', () => readManifest(Buffer.from(canonicalJson(extract.manifest)))),
    chain: await failures.of('signer', () => readSigner(Buffer.from(extract.signer))),
  }
  const [signer] = parts?.chain ?? []
  const manifest = parts?.manifest
  const made = { created: manifest?.created, notBefore: signer?.notBefore }
  const timestamp = extract && (await failures.of('timestamp', () => timestampIn(extract, made, anchors)))
  const signed = extract && signer && (await failures.of('signature', () => signatureHolds(extract, signer)))
  const trusted =
    signed && (await failures.of('signer', () => trustIn(parts?.chain ?? [], anchors, manifest?.created ?? '')))
  if (extract && manifest) await failures.of('resource', () => checkPath(extract, manifest))
  return {
    valid: failures.list.length === 0,
    failures: failures.list,
    trust: trusted?.trust ?? 'unpinned',
    signer: signer ? factsOf(signer, anchors, timestamp ?? null, trusted?.until) : null,
    source: manifest?.source ?? null,
    timestamp: timestamp ?? null,
    controlsWithFailingTests: null,
    timestampGap: extract?.timestamp ? null : timestampGap(manifest),
    ledger: null,
    earlier: [],
    manifest: manifest ?? null,
    resource: extract ? (extract.resource as unknown as Resource) : null,
    item: extract ? (extract.item as unknown as ItemHeader) : null,
  }
}

type Read = z.infer<typeof shape>

function read(source: string | Uint8Array): Read {
  if (source.length > LIMITS.manifest + LIMITS.line)
    throw new Refusal('JSON_TOO_LARGE', 'The file is too large for an extract.')
  const { data } = shape.safeParse(parseStrict(typeof source === 'string' ? source : utf8(source)))
  if (!data) throw new Refusal('JSON_INVALID', 'The file is not an extract of a package.')
  return data
}

/** Throws {@link Refusal} where they are no UTF-8. */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw new Refusal('JSON_INVALID', 'The file is not UTF-8.', error)
  }
}

async function signatureHolds(extract: Read, signer: Parameters<typeof checkSignature>[0]): Promise<true> {
  await checkSignature(signer, Buffer.from(canonicalJson(extract.manifest)), Buffer.from(extract.signature, 'base64'))
  return true
}

async function timestampIn({ timestamp, signature }: Read, made: Made, anchors: TimeAnchors) {
  requireTimestamp(timestamp, anchors)
  if (timestamp === null) return null
  return timestampOver(Buffer.from(signature, 'base64'), Buffer.from(timestamp, 'base64'), made, anchors)
}

function checkPath(extract: Read, manifest: Manifest): void {
  const resource = extract.resource as unknown as Resource
  const item = extract.item as unknown as ItemHeader
  const { index, size, path } = extract.proof
  const { settings, observed } = resource
  const observedDigest = observed && textDigest(canonicalJson(observed))
  if (textDigest(canonicalJson(settings)) !== resource.digest || observedDigest !== resource.observedDigest)
    throw new Refusal('EVIDENCE_RESOURCE_DIGEST', 'The settings of the resource do not give its digest.')
  const root = rootOfInclusion(
    index,
    size,
    resourceLeaf(resource),
    path.map(hash => bytesOf(`sha256:${hash}`)),
  )
  if (size !== item.population.collected || !root || digestOf(root) !== item.root)
    throw new Refusal('EVIDENCE_ROOT', 'The proof does not lead from the resource to the root of the item.')
  if ('resources' in item || itemDigest(item) !== item.digest)
    throw new Refusal('EVIDENCE_DIGEST', 'The header does not give the digest of the item.')
  if (!manifest.items.some(({ id, digest }) => id === item.id && digest === item.digest))
    throw new Refusal('ITEMS_MISMATCH', 'The manifest does not list the item.')
}
