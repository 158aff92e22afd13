import { type ParsedCertificate, sha256Hex } from '#trust/platform'
import * as layout from '../format/layout.ts'
import type { ContentFile, Manifest } from '../format/manifest.ts'
import type { Container } from './container.ts'
import { checkCounts } from './counts.ts'
import { checkCoverage } from './coverage.ts'
import type { Failures } from './error.ts'
import { checkFiles, type Found, readWhole } from './files.ts'
import { checkLedger, type Proofs } from './ledger.ts'
import { LIMITS } from './limits.ts'
import { checkEnvelope, checkSignature, readManifest, sumsDifferences } from './proofs.ts'
import { checkReport } from './report.ts'
import type { TimestampSaid, Verification } from './result.ts'
import { type Anchors, factsOf, readSigner, type Trusted, trustIn } from './signer.ts'
import { type Made, requireTimestamp, timestampGap, timestampOver } from './timestamp.ts'

const PROOF_LIMITS: ReadonlyMap<string, number> = new Map([
  [layout.MANIFEST, LIMITS.manifest],
  [layout.SIGNATURE, LIMITS.signature],
  [layout.ENVELOPE, LIMITS.envelope],
  [layout.TIMESTAMP, LIMITS.token],
  [layout.CHECKPOINT, LIMITS.checkpoint],
  [layout.LEDGER_PROOFS, LIMITS.ledgerProofs],
  [layout.CHECKPOINT_TIMESTAMP, LIMITS.token],
  [layout.SUMS, LIMITS.manifest],
  [layout.SIGNER, LIMITS.certificates],
  [layout.REPORT, LIMITS.report],
])

/**
 * Judges an opened package. Pure but for reading the container: no network, no clock, no trust in any byte. Every file is
 * read once, but for signer.pem and report.pdf, which are small.
 */
export async function verifyContainer(
  container: Container,
  anchors: Anchors,
  failures: Failures,
): Promise<Verification> {
  for (const path of layout.REQUIRED)
    if (!container.entries.has(path)) failures.add('FILE_MISSING', path, 'The package lacks this file.')
  const proofs = await readProofs(container, failures)
  const manifest = await parsed(proofs, layout.MANIFEST, readManifest, failures)
  const chain = await parsed(proofs, layout.SIGNER, readSigner, failures)
  const signer = chain?.[0]
  const trusted =
    signer && (await checkSigner(proofs, signer, failures)) && (await judge(chain, anchors, manifest, failures))
  const found = manifest && (await checkContent(container, manifest, failures))
  if (manifest && signer) await checkDerived(proofs, manifest, signer, failures)
  if (manifest) await checkSums(proofs, manifest, failures)
  const ledger = manifest && signer && (await checkLedger(proofs, manifest, signer, anchors, failures))
  const made = { created: manifest?.created, notBefore: signer?.notBefore }
  const timestamp = (await failures.of(layout.TIMESTAMP, () => checkTimestamp(proofs, made, anchors))) ?? null
  return {
    valid: failures.list.length === 0,
    failures: failures.list,
    trust: trusted ? trusted.trust : 'unpinned',
    signer: signer ? factsOf(signer, anchors, timestamp, trusted ? trusted.until : undefined) : null,
    source: manifest?.source ?? null,
    timestamp,
    timestampGap: proofs.has(layout.TIMESTAMP) ? null : timestampGap(manifest),
    ledger: ledger?.said ?? null,
    earlier: ledger?.earlier ?? [],
    manifest: manifest ?? null,
    controlsWithFailingTests: found ? Object.fromEntries(found.failing) : null,
  }
}

async function readProofs(container: Container, failures: Failures): Promise<Proofs> {
  const proofs = new Map<string, Buffer>()
  for (const [path, limit] of PROOF_LIMITS) {
    const entry = container.entries.get(path)
    const bytes = entry && (await failures.of(path, () => readWhole(entry, limit)))
    if (bytes) proofs.set(path, bytes)
  }
  return proofs
}

async function parsed<T>(
  proofs: Proofs,
  path: string,
  read: (bytes: Buffer) => T | Promise<T>,
  failures: Failures,
): Promise<T | undefined> {
  const bytes = proofs.get(path)
  return bytes && (await failures.of(path, () => read(bytes)))
}

/** True if the manifest's bytes are signed, whatever they say. */
async function checkSigner(proofs: Proofs, signer: ParsedCertificate, failures: Failures): Promise<boolean> {
  const [manifest, signature] = [proofs.get(layout.MANIFEST), proofs.get(layout.SIGNATURE)]
  if (!manifest || !signature) return false
  const checked = failures.of(layout.SIGNATURE, () => checkSignature(signer, manifest, signature).then(() => true))
  return (await checked) ?? false
}

async function judge(
  chain: readonly ParsedCertificate[],
  anchors: Anchors,
  manifest: Manifest | undefined,
  failures: Failures,
): Promise<Trusted | undefined> {
  return failures.of(layout.SIGNER, () => trustIn(chain, anchors, manifest?.created ?? ''))
}

async function checkTimestamp(proofs: Proofs, made: Made, anchors: Anchors): Promise<TimestampSaid | null> {
  const [signature, token] = [proofs.get(layout.SIGNATURE), proofs.get(layout.TIMESTAMP)]
  requireTimestamp(token, anchors)
  return signature && token ? timestampOver(signature, token, made, anchors) : null
}

/** The files against the manifest, and the data against itself. */
async function checkContent(container: Container, manifest: Manifest, failures: Failures): Promise<Found> {
  const listed = new Set(manifest.files.map(({ path }) => path))
  for (const path of listed) {
    if (!layout.isContent(path)) failures.add('NAME_UNKNOWN', path, 'The manifest lists a file that no package has.')
    else if (!container.entries.has(path))
      failures.add('FILE_MISSING', path, 'The package lacks a file that the manifest lists.')
  }
  for (const path of container.entries.keys())
    if (!listed.has(path) && !layout.PROOFS.includes(path))
      failures.add('FILE_UNLISTED', path, 'The manifest does not list this file.')
  const found = await checkFiles(container, manifest, failures)
  checkCounts(manifest, found, failures)
  checkCoverage(manifest, found.tally, failures)
  return found
}

async function checkDerived(proofs: Proofs, manifest: Manifest, signer: ParsedCertificate, failures: Failures) {
  const [envelope, report] = [proofs.get(layout.ENVELOPE), proofs.get(layout.REPORT)]
  if (envelope) await failures.of(layout.ENVELOPE, () => checkEnvelope(envelope, manifest, signer))
  if (report) await failures.of(layout.REPORT, () => checkReport(report, signer))
}

/** The content is held against the manifest elsewhere, so that its digests may be taken from there. */
async function checkSums(proofs: Proofs, manifest: Manifest, failures: Failures): Promise<void> {
  const sums = proofs.get(layout.SUMS)
  if (!sums) return
  const present: ContentFile[] = [...manifest.files]
  for (const [path, bytes] of proofs)
    if (path !== layout.SUMS && layout.PROOFS.includes(path))
      present.push({ path, sha256: sha256Hex(bytes), size: bytes.length })
  for (const path of sumsDifferences(sums, present))
    failures.add('SUMS_MISMATCH', path, 'SHA256SUMS and the package disagree about this file.')
}

/** The result for what could not even be opened. */
export const unopened = (failures: Failures): Verification => ({
  valid: false,
  failures: failures.list,
  trust: 'unpinned',
  ...{ signer: null, source: null, timestamp: null, timestampGap: null, ledger: null, earlier: [], manifest: null },
  controlsWithFailingTests: null,
})
