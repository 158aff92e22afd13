import type { PackageData } from './data.ts'
import type { Manifest } from './manifest.ts'
import type { Signer } from './signer.ts'

/** A file of the package: its path in the zip, SHA-256 in hex, size in bytes. */
export type ContentFile = Manifest['files'][number]

export interface ReportInput {
  readonly data: PackageData
  /** For the PAdES signature inside the PDF, which must be by the package's own key. */
  readonly signer: Signer
  /** The data files written so far (everything but report.pdf, VERIFY.md and signer.pem), whose digests the PDF states. */
  readonly files: readonly ContentFile[]
}

/** Renders and signs `report.pdf`. The same input gives the same bytes, signatures apart. */
export type ReportRenderer = (input: ReportInput) => Promise<Uint8Array>
