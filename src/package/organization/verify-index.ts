import { z } from 'zod'
import { canonicalJson } from '../../evidence/json.ts'
import { addsUp } from '../../evidence/organization-reach.ts'
import { leastTrusted } from '../../evidence/source.ts'
import { utf8 } from '../extract/verify-extract.ts'
import { Failures, Refusal } from '../verify/error.ts'
import { LIMITS } from '../verify/limits.ts'
import { checkSignature } from '../verify/proofs.ts'
import type { Verification, VerifyOptions } from '../verify/result.ts'
import { factsOf, readAnchors, readSigner, trustIn } from '../verify/signer.ts'
import { parseStrict } from '../verify/strict-json.ts'
import { INDEX_FORMAT, indexShape, type PackageIndex } from './format.ts'
import { totalsOf } from './totals.ts'

const base64 = z.string().refine(text => Buffer.from(text, 'base64').toString('base64') === text)

const fileShape = z.strictObject({
  format: z.literal(INDEX_FORMAT),
  index: indexShape,
  signature: base64,
  signer: z.string(),
})
type IndexFile = z.infer<typeof fileShape>

export interface IndexVerification extends Verification {
  /** Null where the file cannot be read. */
  readonly index: PackageIndex | null
}

const BEGINS = new RegExp(`^\\{\\s*"format"\\s*:\\s*"${INDEX_FORMAT}"`)

/** Whether a file begins as an index does: what it is verified as. */
export const saysIndex = (bytes: Uint8Array): boolean =>
  BEGINS.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))

/**
 * Verifies an index alone: its signature, its signer, and that it agrees with itself. Offline; whatever is wrong is a failure in
 * the result.
 *
 * @throws VerifyOptionError
 */
export async function verifyIndex(source: Uint8Array, options: VerifyOptions = {}): Promise<IndexVerification> {
  const anchors = await readAnchors(options)
  const failures = new Failures()
  const file = await failures.of(null, () => read(source))
  const chain = file && (await failures.of('signer', () => readSigner(Buffer.from(file.signer))))
  const [signer] = chain ?? []
  const signed = file && signer && (await failures.of('signature', () => signatureHolds(file, signer)))
  const created = file?.index.created ?? ''
  const trusted = signed && chain && (await failures.of('signer', () => trustIn(chain, anchors, created)))
  if (file) await failures.of('index', () => agrees(file.index))
  if (anchors.timestampAuthorities)
    failures.add('TIMESTAMP_MISSING', null, 'An index has no timestamp; that of a package is in the package.')
  return {
    valid: failures.list.length === 0,
    failures: failures.list,
    trust: trusted ? trusted.trust : 'unpinned',
    signer: signer ? factsOf(signer, anchors, null, trusted ? trusted.until : undefined) : null,
    source: file?.index.source ?? null,
    ...{ timestamp: null, timestampGap: null, ledger: null, earlier: [], manifest: null },
    controlsWithFailingTests: null,
    index: file?.index ?? null,
  }
}

function read(source: Uint8Array): IndexFile {
  if (source.length > LIMITS.manifest) throw new Refusal('JSON_TOO_LARGE', 'The file is too large for an index.')
  const { data } = fileShape.safeParse(parseStrict(utf8(source)))
  if (!data) throw new Refusal('INDEX_INVALID', 'The file is not an index of packages.')
  return data
}

async function signatureHolds(file: IndexFile, signer: Parameters<typeof checkSignature>[0]): Promise<true> {
  await checkSignature(signer, Buffer.from(canonicalJson(file.index)), Buffer.from(file.signature, 'base64'))
  return true
}

/** Each account once and in order, no package twice, and totals and source that follow from the accounts. */
function agrees({ accounts, totals, source, organizations = [] }: PackageIndex): void {
  const inOrder = accounts.every(({ account }, at) => at === 0 || (accounts[at - 1]?.account ?? '') < account)
  const packages = new Set(accounts.map(one => one.package.id))
  if (!inOrder || packages.size !== accounts.length)
    throw new Refusal(
      'INDEX_INVALID',
      'The accounts of the index are not in order, or one or its package is listed twice.',
    )
  if (canonicalJson(totals) !== canonicalJson(totalsOf(accounts)))
    throw new Refusal('COUNTS_MISMATCH', 'The totals of the index are not the sums of its accounts.')
  if (!organizations.every(addsUp))
    throw new Refusal(
      'COUNTS_MISMATCH',
      'The index counts the accounts of an organization in a way that does not add up.',
    )
  const { kind } = leastTrusted(accounts.map(one => one.source))
  if (kind !== source.kind)
    throw new Refusal('SOURCE_MISMATCH', 'The index states another source than its accounts do.')
}
