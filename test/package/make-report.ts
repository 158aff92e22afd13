import PDFDocument from 'pdfkit'
import type { ReportRenderer } from '../../src/package/format/renderers.ts'
import { signPdf } from '../../src/trust/pdf/sign-pdf.ts'

/** A PDF of one page, not signed yet. */
export async function plainPdf(text: string, at = new Date(0)): Promise<Buffer> {
  const document = new PDFDocument({ info: { CreationDate: at, Title: 'Exhibit test' } })
  const chunks: Buffer[] = []
  const done = new Promise(resolve => document.on('end', resolve))
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.fontSize(8).text(text)
  document.end()
  await done
  return Buffer.concat(chunks)
}

/** A report of one page, truly signed: for tests of what is around it. */
export const plainReport: ReportRenderer = async ({ data, signer, files }) => {
  const at = new Date(data.created)
  const text = files.slice(0, 40).map(({ path, sha256 }) => `${sha256} ${path}`)
  return signPdf(await plainPdf([data.id, ...text].join('\n'), at), signer, { at })
}
