import * as asn1 from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { sha256 } from '../../evidence/digest.ts'
import type { Signer } from '../signer.ts'

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

/** Asks a timestamp authority (RFC 3161) for a token over the signature value; the answer is the DER of the TimeStampToken. */
export type SignatureTimestamp = (signature: Uint8Array) => Promise<Uint8Array>

const attribute = (type: string, value: asn1.BaseBlock): Attribute => new Attribute({ type, values: [value] })

/**
 * A detached CMS SignedData over the parts of `content`, one after the other, as PAdES wants it (ETSI EN 319 142-1 §6.3, B-B):
 * content-type, message-digest and signing-certificate-v2 signed, no signing-time (the PDF's /M says it). With `timestamp` it
 * is B-T. Returns DER.
 */
export async function signCades(
  content: readonly Uint8Array[],
  signer: Signer,
  timestamp?: SignatureTimestamp,
): Promise<Buffer> {
  const certificate = Certificate.fromBER(exact(signer.certificate))
  const others = (signer.chain ?? []).map(der => Certificate.fromBER(exact(der)))
  const attributes = signedAttributes(sha256(...content), signer.certificate)
  const signature = await signer.sign(signedBytes(attributes))
  const token = timestamp && asn1.fromBER(exact(await timestamp(signature))).result
  const unsigned = token ? [attribute(OID.signatureTimeStamp, token)] : []
  return cmsOf({ certificate, others, attributes, signature, unsigned })
}

export interface CmsParts {
  readonly certificate: Certificate
  readonly others: readonly Certificate[]
  /** The signed ones. */
  readonly attributes: readonly Attribute[]
  readonly signature: Uint8Array
  readonly unsigned: readonly Attribute[]
}

/** DER of the one CMS that these parts give; a signature that is written otherwise is not ours. */
export function cmsOf({ certificate, others, attributes, signature, unsigned }: CmsParts): Buffer {
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: [...attributes] }),
    signature: new asn1.OctetString({ valueHex: exact(signature) }),
  })
  if (unsigned.length > 0) info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [...unsigned] })
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: OID.sha256 })],
    certificates: [certificate, ...others],
    signerInfos: [info],
  })
  const cms = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) })
  return Buffer.from(cms.toSchema().toBER(false))
}

/** In DER's order of a SET OF, so that every reader computes the same signed bytes. */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Attribute[] {
  const attributes = [
    attribute(OID.contentType, new asn1.ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new asn1.OctetString({ valueHex: exact(digest) })),
    attribute(OID.signingCertificateV2, signingCertificate(certificate)),
  ]
  const der = (of: Attribute) => Buffer.from(of.toSchema().toBER(false))
  return attributes.sort((a, b) => Buffer.compare(der(a), der(b)))
}

/** SigningCertificateV2 (RFC 5035): one ESSCertIDv2 with the default algorithm, SHA-256. */
function signingCertificate(certificate: Uint8Array): asn1.Sequence {
  const hash = new asn1.OctetString({ valueHex: exact(sha256(certificate)) })
  const id = new asn1.Sequence({ value: [hash] })
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [id] })] })
}

/** What is signed: the attributes as a SET, not as the [0] they travel in (RFC 5652 §5.4). */
export const signedBytes = (attributes: readonly Attribute[]): Buffer =>
  Buffer.from(new asn1.Set({ value: attributes.map(member => member.toSchema()) }).toBER(false))

/** The bytes alone, without the rest of the buffer they may share. */
export const exact = (bytes: Uint8Array): ArrayBuffer =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
