import type { Signer } from '../../trust/signer.ts'
import type { ExportData, PackageData } from './data.ts'
import type { ContentFile } from './manifest.ts'

export interface ReportInput {
  readonly data: PackageData
  /** For the PAdES signature inside the PDF, which must be by the package's own key. */
  readonly signer: Signer
  /** The data files written so far (everything but report.pdf, VERIFY.md, verify.html and signer.pem), whose digests the PDF states. */
  readonly files: readonly ContentFile[]
}

/** Renders and signs `report.pdf`. The same input gives the same bytes, signatures apart. */
export type ReportRenderer = (input: ReportInput) => Promise<Uint8Array>

export interface ExportFile {
  readonly path: string
  readonly text: AsyncIterable<string>
}

/** Makes the files of other formats that say the same as the data: from the same data the same text. */
export type ExportRenderer = (data: ExportData) => Iterable<ExportFile>
