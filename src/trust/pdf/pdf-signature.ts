import * as asn1 from 'asn1js'
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs'
import { parseCertificate, verifyP256 } from '#trust/platform'
import { sha256 } from '../../evidence/digest.ts'
import { cmsOf, exact, OID, signedBytes } from './cades.ts'

/**
 * Why a PDF's signature is not accepted. `changed_after`: bytes outside the signed range (an incremental update, trailing data);
 * `mismatch`: the content's digest differs from the signed one; `bad_signature`: the signature is not by the key of the certificate.
 */
export type PdfSignatureProblem =
  | 'not_a_pdf'
  | 'unsigned'
  | 'many_signatures'
  | 'malformed'
  | 'changed_after'
  | 'wrong_key'
  | 'mismatch'
  | 'bad_signature'

export interface PdfSignature {
  readonly valid: boolean
  /** The byte range is everything but the signature value itself. */
  readonly coversWholeDocument: boolean
  readonly problem: PdfSignatureProblem | null
  readonly message: string
  /** DER of the certificate inside the signature, to be compared with signer.pem; null where it could not be read. */
  readonly certificate: Uint8Array | null
  /** DER of the RFC 3161 token over the signature, if there is one; it is not judged here. */
  readonly timestamp: Uint8Array | null
}

class Refused extends Error {
  readonly problem: PdfSignatureProblem
  constructor(problem: PdfSignatureProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** A CMS larger than this is not one of ours; bounds the ASN.1 parser's work. */
const LARGEST_CMS = 128 * 1024

/** Checks the PAdES signature of a report, offline. Takes any bytes, never rejects. Accepts exactly one signature, over the whole file. */
export async function verifyPdfSignature(pdf: Uint8Array): Promise<PdfSignature> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  let certificate: Uint8Array | null = null
  let covers = false
  try {
    const { content, cms } = signedParts(bytes)
    covers = true
    const { info, der } = signerOf(cms)
    certificate = der
    await checkSignature(info, der, sha256(...content))
    return { ...VALID, certificate, timestamp: timestampOf(info) }
  } catch (error) {
    const { problem, message } =
      error instanceof Refused ? error : { problem: 'malformed' as const, message: 'The signature cannot be read.' }
    return { valid: false, coversWholeDocument: covers, problem, message, certificate, timestamp: null }
  }
}

const VALID = {
  valid: true,
  coversWholeDocument: true,
  problem: null,
  message: 'The signature is valid and covers the whole document.',
} as const

/** The two signed stretches and the CMS between them. */
function signedParts(pdf: Buffer): { content: [Buffer, Buffer]; cms: Buffer } {
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Refused('not_a_pdf', 'The file is not a PDF.')
  const at = pdf.indexOf('/ByteRange')
  if (at < 0) throw new Refused('unsigned', 'The PDF has no signature.')
  if (pdf.indexOf('/ByteRange', at + 1) >= 0)
    throw new Refused('many_signatures', 'The PDF has more than one signature.')
  const [, ...numbers] =
    /^\/ByteRange\s*\[\s*(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s*\]/.exec(
      pdf.subarray(at, at + 120).toString('latin1'),
    ) ?? []
  const [start = -1, before = 0, resume = 0, after = 0] = numbers.map(Number)
  if (start !== 0 || before <= at || resume <= before + 1 || resume > pdf.length)
    throw new Refused('malformed', 'The byte range of the signature is not possible.')
  if (resume + after !== pdf.length)
    throw new Refused('changed_after', 'The PDF has content that the signature does not cover.')
  return { content: [pdf.subarray(0, before), pdf.subarray(resume)], cms: cmsIn(pdf.subarray(before, resume)) }
}

/** The gap must hold one hexadecimal string, in lower case, and nothing else; it is padded with zeroes behind the CMS. */
function cmsIn(gap: Buffer): Buffer {
  const text = gap.toString('latin1')
  if (gap.length > 2 * LARGEST_CMS + 2 || !/^<(?:[0-9a-f]{2})+>$/.test(text))
    throw new Refused('malformed', 'The space of the signature holds something else.')
  const padded = Buffer.from(text.slice(1, -1), 'hex')
  const end = derLength(padded)
  if (end > padded.length || padded.subarray(end).some(byte => byte !== 0))
    throw new Refused('malformed', 'The space of the signature holds more than a signature.')
  return padded.subarray(0, end)
}

/** Length of the DER SEQUENCE at the start, header included. */
function derLength(der: Buffer): number {
  const [tag = 0, first = 0] = der
  if (tag !== 0x30) throw new Refused('malformed', 'The signature is not a CMS.')
  if (first < 0x80) return 2 + first
  const octets = first & 0x7f
  if (octets === 0 || octets > 3) throw new Refused('malformed', 'The signature is not in DER.')
  return 2 + octets + der.readUIntBE(2, octets)
}

/** The one signer, and the certificate that its signed attributes name; the others are those above it. */
function signerOf(cms: Buffer): { info: SignerInfo; der: Buffer } {
  const content = ContentInfo.fromBER(exact(cms))
  if (content.contentType !== OID.signedData) throw new Refused('malformed', 'The signature is not a CMS SignedData.')
  const signed = new SignedData({ schema: content.content })
  const [info, another] = signed.signerInfos
  if (!info || another) throw new Refused('malformed', 'The signature must name one signer.')
  if (signed.encapContentInfo.eContent) throw new Refused('malformed', 'The signature must be detached.')
  const certificates = (signed.certificates ?? []).filter(member => member instanceof Certificate)
  const hash = certificateHash(info)
  const [certificate, ...others] = certificates
  const der = certificate && derOf(certificate)
  if (!der || !sha256(der).equals(hash))
    throw new Refused('bad_signature', 'The signature was made for another certificate than the one in it.')
  const attributes = info.signedAttrs?.attributes ?? []
  const unsigned = info.unsignedAttrs?.attributes ?? []
  const signature = info.signature.valueBlock.valueHexView
  if (!cms.equals(cmsOf({ certificate, others, attributes, signature, unsigned })))
    throw new Refused('malformed', 'The signature is not written as PAdES signatures of Exhibit are.')
  return { info, der }
}

const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema(false).toBER(false))

async function checkSignature(info: SignerInfo, der: Buffer, digest: Buffer): Promise<void> {
  const { isP256, key } = await parseCertificate(der)
  if (!isP256) throw new Refused('wrong_key', 'The signing key is not on the curve P-256.')
  if (!octets(info, OID.messageDigest).equals(digest))
    throw new Refused('mismatch', 'The content of the PDF was changed after it was signed.')
  const contentType = attributeOf(info, OID.contentType)
  if (!(contentType instanceof asn1.ObjectIdentifier) || contentType.valueBlock.toString() !== OID.data)
    throw new Refused('malformed', 'The signature is over another kind of content.')
  const value = Buffer.from(info.signature.valueBlock.valueHexView)
  if (!(await verifyP256(key, signedBytes(info.signedAttrs?.attributes ?? []), value)))
    throw new Refused('bad_signature', 'The signature was not made by the key of its certificate.')
}

/** The single value of a signed attribute that must occur exactly once. */
function attributeOf(info: SignerInfo, type: string): unknown {
  const found = info.signedAttrs?.attributes.filter(attribute => attribute.type === type) ?? []
  if (found.length !== 1 || found[0]?.values.length !== 1)
    throw new Refused('malformed', 'The signature lacks an attribute that PAdES requires.')
  return found[0].values[0]
}

function octets(info: SignerInfo, type: string): Buffer {
  const value = attributeOf(info, type)
  if (!(value instanceof asn1.OctetString)) throw new Refused('malformed', 'The signed digest cannot be read.')
  return Buffer.from(value.valueBlock.valueHexView)
}

/** The certificate hash of SigningCertificateV2 with the default algorithm, SHA-256 (RFC 5035). */
function certificateHash(info: SignerInfo): Buffer {
  let value = attributeOf(info, OID.signingCertificateV2)
  for (let depth = 0; depth < 3; depth++) value = value instanceof asn1.Sequence ? value.valueBlock.value[0] : undefined
  if (!(value instanceof asn1.OctetString))
    throw new Refused('malformed', 'The signature does not say for which certificate it was made.')
  return Buffer.from(value.valueBlock.valueHexView)
}

function timestampOf(info: SignerInfo): Uint8Array | null {
  const found = info.unsignedAttrs?.attributes.find(attribute => attribute.type === OID.signatureTimeStamp)
  const token: unknown = found?.values[0]
  return token instanceof asn1.BaseBlock ? Buffer.from(token.toBER(false)) : null
}
