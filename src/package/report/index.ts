import { createHash } from 'node:crypto'
import { type Attachment, writeDocument } from '../../../templates/report/document.ts'
import type { RequestView } from '../../../templates/report/request-view.ts'
import type { SignatureTimestamp } from '../../trust/pdf/cades.ts'
import { signPdf } from '../../trust/pdf/sign-pdf.ts'
import { CONTROLS } from '../format/layout.ts'
import type { ReportInput, ReportRenderer } from '../format/renderers.ts'
import { arrayText } from '../format/text.ts'
import { CAPS } from './caps.ts'
import { buildView, type ViewInput } from './view.ts'

export interface ReportOptions {
  /** The reader's IANA time zone, shown beside UTC. */
  readonly timeZone?: string
  /** A timestamp authority for the PDF's signature (PAdES B-T). */
  readonly timestamp?: SignatureTimestamp
  /** Called after each page, and when the document was written and is to be signed. */
  readonly between?: (done: 'page' | 'document') => void
}

/** A renderer of `report.pdf`: the view of the data, written as PDF/A-3 with controls.json attached, signed (PAdES). */
export function reportRenderer(options: ReportOptions = {}): ReportRenderer {
  return async input => {
    const attachment = await controlsFile(input)
    const view = await buildView(input, { timeZone: options.timeZone, attached: attachment?.name })
    const { timestamp, between } = options
    const { pdf } = await writeDocument(view, attachment ? [attachment] : [], () => between?.('page'))
    between?.('document')
    return signPdf(pdf, input.signer, { at: new Date(), ...(timestamp && { timestamp }) })
  }
}

export const renderReport: ReportRenderer = reportRenderer()

/** A report on what `data` has of a verified package, unsigned: the same input gives the same bytes. */
export async function unsignedReport(
  input: ViewInput,
  request: RequestView,
  { timeZone }: Pick<ReportOptions, 'timeZone'> = {},
): Promise<{ pdf: Buffer; pages: number }> {
  return writeDocument(await buildView(input, { request, timeZone }))
}

/** controls.json as the package holds it; none where it is too large, or where the bytes are not those that were written. */
async function controlsFile({ data, files }: ReportInput): Promise<Attachment | null> {
  const written = files.find(({ path }) => path === CONTROLS)
  if (!written || written.size > CAPS.attachment) return null
  const parts: string[] = []
  for await (const part of arrayText(data.controls)) parts.push(part)
  const bytes = Buffer.from(parts.join(''))
  if (createHash('sha256').update(bytes).digest('hex') !== written.sha256) return null
  return { name: CONTROLS, bytes, type: 'application/json', description: 'The control results this report shows' }
}
