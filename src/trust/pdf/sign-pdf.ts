import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { findByteRange, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils'
import { type Signer, subjectOf } from '../signer.ts'
import { type SignatureTimestamp, signCades } from './cades.ts'

export interface SignOptions {
  /** The time the signer claims; goes into /M. */
  readonly at: Date
  /** Gives PAdES B-T instead of B-B. */
  readonly timestamp?: SignatureTimestamp
}

/** Bytes kept free for the CMS: certificate and attributes; a timestamp token brings its authority's chain along. */
const ROOM = 6_000
const ROOM_WITH_TIMESTAMP = 24_000

/** Signs a finished PDF (PAdES, SubFilter ETSI.CAdES.detached); the signature covers the whole file but itself. */
export async function signPdf(pdf: Buffer, signer: Signer, options: SignOptions): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    reason: 'Seals this report against change',
    contactInfo: '',
    name: subjectOf(signer.certificate),
    location: '',
    signingTime: options.at,
    signatureLength: options.timestamp ? ROOM_WITH_TIMESTAMP : ROOM,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    appName: 'Exhibit',
  })
  const signed = mended(prepared)
  const [before, after] = writeByteRange(signed)
  const content = [signed.subarray(0, before), signed.subarray(after)]
  const signature = (await signCades(content, signer, options.timestamp)).toString('hex')
  const room = after - before - '<>'.length
  if (signature.length > room)
    throw new Error(`the signature needs ${signature.length} digits, and has room for ${room}`)
  signed.write(`<${signature.padEnd(room, '0')}>`, before, 'latin1')
  return signed
}

/**
 * States what is signed, all but the room for the signature, where the placeholder says that it will stand: in place, since a
 * report has megabytes. Returns where the room begins and ends.
 */
function writeByteRange(pdf: Buffer): [before: number, after: number] {
  const { byteRangePlaceholder: placeholder, byteRangePlaceholderPosition: at } = findByteRange(pdf)
  if (placeholder === undefined || at === undefined) throw new Error('the PDF has no place for a signature')
  const before = pdf.indexOf('<', pdf.indexOf('/Contents ', at + placeholder.length))
  const after = pdf.indexOf('>', before) + 1
  const range = `/ByteRange [0 ${before} ${after} ${pdf.length - after}]`
  pdf.write(range.padEnd(placeholder.length), at, 'latin1')
  return [before, after]
}

/**
 * Two things the placeholder leaves out and PDF/A asks for: /ID in every trailer, and `startxref` pointing at the table
 * and not at the line break before it. Nothing is addressed behind a trailer, so it can grow.
 */
function mended(pdf: Buffer): Buffer {
  const last = pdf.lastIndexOf('trailer\n<<\n')
  const first = pdf.lastIndexOf('trailer', last - 1)
  const id = /\/ID \[[^\]]+\]/.exec(pdf.subarray(first, first + 400).toString('latin1'))?.[0]
  if (last < 0 || first < 0 || !id) throw new Error('the PDF has no file identifier')
  const table = pdf.lastIndexOf('\nxref\n', last) + 1
  const trailer = pdf
    .subarray(last)
    .toString('latin1')
    .replace('trailer\n<<\n', `trailer\n<<\n${id}\n`)
    .replace(/startxref\n\d+/, `startxref\n${table}`)
  return Buffer.concat([pdf.subarray(0, last), Buffer.from(trailer, 'latin1')])
}
