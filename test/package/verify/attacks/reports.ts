import { signPdf } from '../../../../src/trust/pdf/sign-pdf.ts'
import { plainPdf } from '../../make-report.ts'
import { type Attack, flipped, lied, stranger } from './attack.ts'

export const reports: Attack[] = [
  lied({ name: 'a report changed by an incremental update', code: 'PDF_CHANGED', file: 'report.pdf' }, files =>
    files.set(
      'report.pdf',
      Buffer.concat([files.get('report.pdf') ?? Buffer.alloc(0), Buffer.from('\n1 0 obj<<>>endobj\n%%EOF\n')]),
    ),
  ),
  lied({ name: 'a report changed inside', code: 'PDF_CHANGED', file: 'report.pdf' }, files =>
    files.set('report.pdf', flipped(files.get('report.pdf') ?? Buffer.alloc(1), 20)),
  ),
  lied({ name: 'a report without a signature', code: 'PDF_UNSIGNED', file: 'report.pdf' }, files =>
    files.set('report.pdf', Buffer.from('%PDF-1.7\n%%EOF\n')),
  ),
  lied({ name: 'something that is no PDF', code: 'PDF_UNSIGNED', file: 'report.pdf' }, files =>
    files.set('report.pdf', Buffer.from('<html>')),
  ),
  lied({ name: 'a report with a damaged signature', code: 'PDF_SIGNATURE_INVALID', file: 'report.pdf' }, files => {
    const pdf = files.get('report.pdf') ?? Buffer.alloc(0)
    const hole = pdf.indexOf('/Contents <')
    files.set(
      'report.pdf',
      Buffer.concat([pdf.subarray(0, hole + 40), Buffer.from('ffffffff'), pdf.subarray(hole + 48)]),
    )
  }),
  lied({ name: 'a report signed by another key', code: 'PDF_OTHER_SIGNER', file: 'report.pdf' }, async files => {
    files.set('report.pdf', await signPdf(await plainPdf('another'), await stranger('P-256'), { at: new Date(0) }))
  }),
]
