import { type KeyObject, X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { sha256 } from '../../evidence/digest.ts'
import { KeyError } from './error.ts'

const COMMON_NAME = '2.5.4.3'
const ORGANIZATION = '2.5.4.10'
export const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const KEY_USAGE = '2.5.29.15'
const BASIC_CONSTRAINTS = '2.5.29.19'
const SUBJECT_KEY_ID = '2.5.29.14'
/** digitalSignature and contentCommitment (bits 0 and 1 of RFC 5280 §4.2.1.3). */
const SIGNS_DOCUMENTS = new Uint8Array([0xc0])
const YEARS = 10

const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** Whom a certificate of one's own names: his own word, which nobody vouches for. */
export interface CertificateSubject {
  readonly commonName: string
  readonly organization?: string | undefined
}

export const DEFAULT_SUBJECT: CertificateSubject = { commonName: 'Exhibit signing key' }

/** `O=…, CN=…`, each an RDN of its own. */
export function distinguishedName({ organization, commonName }: CertificateSubject): pki.RelativeDistinguishedNames {
  const rdn = (type: string, text: string) => {
    const pair = [new asn1.ObjectIdentifier({ value: type }), new asn1.Utf8String({ value: text })]
    return new asn1.Set({ value: [new asn1.Sequence({ value: pair })] })
  }
  const rdns = [...(organization === undefined ? [] : [rdn(ORGANIZATION, organization)]), rdn(COMMON_NAME, commonName)]
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: rdns }).toBER())
}

/** DER of a self-signed X.509 v3 certificate over a P-256 key, valid for ten years. `sign` gives DER ECDSA signatures. */
export async function selfSigned(
  key: KeyObject,
  sign: (data: Uint8Array) => Promise<Uint8Array>,
  subject = DEFAULT_SUBJECT,
  now = new Date(),
): Promise<Buffer> {
  const spki = key.export({ type: 'spki', format: 'der' })
  const keyId = sha256(spki).subarray(0, 20)
  const from = new Date(Math.floor(now.getTime() / 1000) * 1000)
  const until = new Date(from)
  until.setUTCFullYear(until.getUTCFullYear() + YEARS)

  const certificate = new pki.Certificate({ version: 2 })
  // A positive serial of 16 bytes: the first bit of DER integers is the sign.
  const serial = sha256(spki, from.toISOString()).subarray(0, 16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  certificate.serialNumber = new asn1.Integer({ valueHex: arrayBuffer(serial) })
  certificate.issuer = distinguishedName(subject)
  certificate.subject = distinguishedName(subject)
  certificate.notBefore = new pki.Time({ type: 0, value: from })
  certificate.notAfter = new pki.Time({ type: 0, value: until })
  certificate.subjectPublicKeyInfo = pki.PublicKeyInfo.fromBER(arrayBuffer(spki))
  certificate.extensions = [
    extension(BASIC_CONSTRAINTS, true, new pki.BasicConstraints({ cA: false }).toSchema()),
    extension(KEY_USAGE, true, new asn1.BitString({ valueHex: arrayBuffer(SIGNS_DOCUMENTS), unusedBits: 6 })),
    extension(SUBJECT_KEY_ID, false, new asn1.OctetString({ valueHex: arrayBuffer(keyId) })),
  ]
  certificate.signature = new pki.AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 })
  certificate.signatureAlgorithm = new pki.AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 })
  const tbs = certificate.encodeTBS().toBER()
  certificate.tbsView = new Uint8Array(tbs)
  certificate.signatureValue = new asn1.BitString({ valueHex: arrayBuffer(await sign(new Uint8Array(tbs))) })
  return Buffer.from(certificate.toSchema(true).toBER())
}

function extension(extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): pki.Extension {
  return new pki.Extension({ extnID, critical, extnValue: value.toBER() })
}

const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g

/** The certificates of a PEM text, in order. `where` names the file for the error. */
export function certificatesOf(pem: string, where: string): X509Certificate[] {
  const blocks = pem.match(PEM) ?? []
  try {
    if (blocks.length > 0) return blocks.map(block => new X509Certificate(block))
  } catch (error) {
    throw new KeyError('CERTIFICATE_UNREADABLE', `${where} holds a certificate that cannot be read.`, error)
  }
  throw new KeyError('CERTIFICATE_UNREADABLE', `${where} holds no PEM certificate.`)
}

/** PEM of one certificate after the other: 64 columns and a final newline, so that the same certificates give the same bytes. */
export function certificatePem(certificates: readonly Uint8Array[]): string {
  return certificates.map(der => pemBlock('CERTIFICATE', der)).join('')
}

export function pemBlock(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

export const isP256 = (key: KeyObject): boolean =>
  key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'

/** Refuses a certificate of another key, or out of order with those above it. */
export function checkCertificates(key: KeyObject, certificates: readonly X509Certificate[], where: string): void {
  const [own, ...chain] = certificates
  if (!own?.publicKey.equals(key))
    throw new KeyError('CERTIFICATE_MISMATCH', `The first certificate of ${where} is not of the signing key.`)
  let below = own
  for (const issuer of chain) {
    if (!below.checkIssued(issuer) || !below.verify(issuer.publicKey))
      throw new KeyError('CERTIFICATE_MISMATCH', `${where} must list each certificate's issuer right after it.`)
    below = issuer
  }
}
