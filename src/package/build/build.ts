import { digestOf } from '../../evidence/digest.ts'
import { type ItemHeader, itemDigest, resourceLeaf } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { MerkleTree } from '../../evidence/merkle.ts'
import { certificatePem } from '../../trust/keys/certificate.ts'
import { fingerprintOf, type Signer } from '../../trust/signer.ts'
import type { TimestampOptions } from '../../trust/timestamp/request.ts'
import { factsOf, type Stamped, stamped } from '../../trust/timestamp/stamp.ts'
import { controlColumns, csvText, FINDING_COLUMNS } from '../format/csv.ts'
import type { PackageData } from '../format/data.ts'
import { PackageError } from '../format/error.ts'
import * as layout from '../format/layout.ts'
import type { PackageLedger } from '../format/ledger-proofs.ts'
import type { ContentFile, Manifest } from '../format/manifest.ts'
import type { ExportRenderer, ReportInput, ReportRenderer } from '../format/renderers.ts'
import { envelopeOf, signedBytesOf, statementOf } from '../format/statement.ts'
import { sumsText } from '../format/sums.ts'
import { manifestOf, Tally } from '../format/tally.ts'
import { arrayText, itemText } from '../format/text.ts'
import { Archive } from './archive.ts'
import { tokenFile } from './token-file.ts'
import { verifyPage } from './verify-page.ts'
import { verifyText } from './verify-text.ts'
import { type BuiltLedger, writeLedger } from './write-ledger.ts'

export interface BuildOptions {
  readonly signer: Signer
  readonly report: ReportRenderer
  readonly exports: ExportRenderer
  /** Path of the zip; a file of that name is replaced once the new one is whole. */
  readonly output: string
  /** Outside authorities to state the time of the signature; none are asked without. */
  readonly timestamp?: TimestampOptions
  /** The ledger that records the package before it is finished; without one the package carries no proofs of it. */
  readonly ledger?: PackageLedger
}

export interface BuiltPackage {
  readonly manifest: Manifest
  /** SHA-256 of `manifest.json`, in hex. */
  readonly manifestSha256: string
  readonly fingerprint: string
  /** What an authority said; null where none was to be asked, the reasons where none answered. */
  readonly timestamp: Stamped
  readonly ledger: BuiltLedger | null
}

/**
 * Writes a signed package (docs/package-format.md). Memory does not grow with the number of resources.
 *
 * @throws PackageError; nothing is left behind then
 */
export async function buildPackage(data: PackageData, options: BuildOptions): Promise<BuiltPackage> {
  const archive = new Archive(options.output, new Date(data.created))
  try {
    const built = await write(archive, data, options)
    await archive.finish()
    return built
  } catch (error) {
    await archive.discard()
    throw error
  }
}

async function write(archive: Archive, data: PackageData, options: BuildOptions): Promise<BuiltPackage> {
  const { signer, report, timestamp, ledger } = options
  const tally = new Tally()
  const files = await writeData(archive, data, tally)
  files.push(...(await writeExports(archive, data, options.exports)))
  files.push(await archive.add(layout.REPORT, [await render(report, { data, signer, files: [...files] })]))
  files.push(await archive.add(layout.README, [verifyText(data, signer, timestamp?.authorities, ledger?.origin)]))
  files.push(await archive.add(layout.VERIFIER, [await verifyPage()]))
  files.push(await archive.add(layout.SIGNER, [certificatePem([signer.certificate, ...(signer.chain ?? [])])]))
  const manifest = manifestOf(data, tally, files.sort(layout.byPath), {
    ...(timestamp && { timestampAuthorities: timestamp.authorities }),
    ...(ledger && { ledger: { origin: ledger.origin } }),
  })
  return {
    manifest,
    fingerprint: fingerprintOf(signer.certificate),
    ...(await writeProofs(archive, manifest, options)),
  }
}

async function render(report: ReportRenderer, input: ReportInput): Promise<Uint8Array> {
  try {
    return await report(input)
  } catch (error) {
    throw new PackageError('REPORT_FAILED', 'The report could not be made.', error)
  }
}

async function writeData(archive: Archive, data: PackageData, tally: Tally): Promise<ContentFile[]> {
  const files: ContentFile[] = []
  const paths = new Set<string>()
  for await (const item of data.items()) {
    const { account, region } = item.scope
    const path = layout.evidencePath(account, region, item.type)
    if (!layout.isContent(path) || paths.has(path))
      throw new PackageError('DATA_INCONSISTENT', `The evidence item ${item.id} cannot be stored as ${path}.`)
    paths.add(path)
    tally.item(item)
    files.push(await archive.add(path, itemText(item, checked(item, data.resources(item), tally))))
  }
  files.push(await archive.add(layout.FINDINGS, arrayText(counted(data.findings(), tally))))
  files.push(await archive.add(layout.FINDINGS_CSV, csvText(FINDING_COLUMNS, data.findings())))
  files.push(await archive.add(layout.CONTROLS, arrayText(data.controls)))
  files.push(await archive.add(layout.CONTROLS_CSV, csvText(controlColumns(data.controls[0]), data.controls)))
  return files
}

async function writeExports(archive: Archive, data: PackageData, exports: ExportRenderer): Promise<ContentFile[]> {
  const files: ContentFile[] = []
  for (const { path, text } of exports(data)) {
    if (!layout.isContent(path))
      throw new PackageError('DATA_INCONSISTENT', `A framework's name cannot be in a package: ${path}.`)
    files.push(await archive.add(path, text))
  }
  return files
}

/** Refuses to sign an item whose members are not the ones its digest is over. */
async function* checked(item: ItemHeader, resources: ReturnType<PackageData['resources']>, tally: Tally) {
  const tree = new MerkleTree()
  for await (const resource of resources) {
    tree.add(resourceLeaf(resource))
    tally.resources++
    yield resource
  }
  const whole = tree.size === item.population.collected && digestOf(tree.root()) === item.root
  if (!whole || itemDigest(item) !== item.digest)
    throw new PackageError(
      'DATA_INCONSISTENT',
      `The evidence item ${item.id} does not have the members its digest is over.`,
    )
}

async function* counted(findings: ReturnType<PackageData['findings']>, tally: Tally) {
  for await (const finding of findings) {
    tally.findings[finding.status]++
    yield finding
  }
}

async function writeProofs(archive: Archive, manifest: Manifest, options: BuildOptions) {
  const { signer, timestamp } = options
  const text = canonicalJson(manifest)
  const statement = statementOf(manifest)
  const fingerprint = fingerprintOf(signer.certificate)
  const envelope = envelopeOf(statement, await signer.sign(signedBytesOf(statement)), fingerprint)
  const signature = await signer.sign(Buffer.from(text))
  const stamp = await stamped(signature, timestamp)
  const manifestFile = await archive.add(layout.MANIFEST, [text])
  const proofs = [
    manifestFile,
    await archive.add(layout.SIGNATURE, [signature]),
    await archive.add(layout.ENVELOPE, [envelope]),
    ...(await tokenFile(archive, layout.TIMESTAMP, stamp)),
  ]
  // Last of all: what the ledger says of it covers all that came before.
  const ledger = await writeLedger(archive, { manifest, manifestSha256: manifestFile.sha256 }, options)
  await archive.add(layout.SUMS, [sumsText([...manifest.files, ...proofs, ...ledger.files])])
  return { manifestSha256: manifestFile.sha256, timestamp: factsOf(stamp), ledger: ledger.built }
}
