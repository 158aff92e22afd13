import PDFDocument from 'pdfkit'
import type { ReportRenderer } from '../../src/package/build.ts'
import { signPdf } from '../../src/package/report/sign-pdf.ts'

/** A report of one page, truly signed: for tests of what is around it. */
export const plainReport: ReportRenderer = async ({ data, signer, files }) => {
  const at = new Date(data.created)
  const document = new PDFDocument({ info: { CreationDate: at, Title: `Package ${data.id}` } })
  const chunks: Buffer[] = []
  const done = new Promise(resolve => document.on('end', resolve))
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.fontSize(8).text(
    files
      .slice(0, 40)
      .map(({ path, sha256 }) => `${sha256} ${path}`)
      .join('\n'),
  )
  document.end()
  await done
  return signPdf(Buffer.concat(chunks), signer, { at })
}
