import { type Signer, subjectOf } from '../signer.ts'
import { type SignatureTimestamp, signCades } from './cades.ts'
import { signatureUpdate } from './signature-field.ts'

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
export async function signPdf(pdf: Buffer, signer: Signer, { at, timestamp }: SignOptions): Promise<Buffer> {
  const { bytes, before, after } = signatureUpdate(pdf, {
    name: subjectOf(signer.certificate),
    reason: 'Seals this report against change',
    application: 'Exhibit',
    at,
    room: timestamp ? ROOM_WITH_TIMESTAMP : ROOM,
  })
  const signed = Buffer.concat([pdf, bytes])
  const content = [signed.subarray(0, before), signed.subarray(after)]
  const signature = (await signCades(content, signer, timestamp)).toString('hex')
  const room = after - before - '<>'.length
  if (signature.length > room)
    throw new Error(`the signature needs ${signature.length} digits, and has room for ${room}`)
  signed.write(`<${signature.padEnd(room, '0')}>`, before, 'latin1')
  return signed
}
