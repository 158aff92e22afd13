import type { ParsedCertificate } from '#trust/platform'
import { type PdfSignatureProblem, verifyPdfSignature } from '../../trust/pdf/pdf-signature.ts'
import { type FailureCode, Refusal } from './error.ts'

const CODES: Record<PdfSignatureProblem, FailureCode> = {
  not_a_pdf: 'PDF_UNSIGNED',
  unsigned: 'PDF_UNSIGNED',
  many_signatures: 'PDF_CHANGED',
  changed_after: 'PDF_CHANGED',
  mismatch: 'PDF_CHANGED',
  malformed: 'PDF_SIGNATURE_INVALID',
  wrong_key: 'PDF_SIGNATURE_INVALID',
  bad_signature: 'PDF_SIGNATURE_INVALID',
}

/** The report must carry one signature, by the package's own certificate, over the whole of it. */
export async function checkReport(pdf: Buffer, signer: ParsedCertificate): Promise<void> {
  const { problem, message, certificate } = await verifyPdfSignature(pdf)
  if (problem) throw new Refusal(CODES[problem], message)
  if (!certificate || !Buffer.from(certificate).equals(signer.der))
    throw new Refusal('PDF_OTHER_SIGNER', 'The report was signed by another certificate than the package.')
}
