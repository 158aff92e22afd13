import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import { Certificate, ContentInfo, SignedData, type SignerInfo, TimeStampResp, TSTInfo } from 'pkijs'
import { type ParsedCertificate, parseCertificate, type SignatureHash, verifySignature } from '#trust/platform'
import { sha256 } from '../../evidence/digest.ts'
import { pathCertificate } from '../chain/certificate.ts'
import { signerServes } from '../chain/purpose.ts'

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

const HASHES: Readonly<Record<string, SignatureHash>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
/** PKCS #1 v1.5 and ECDSA; the hash is that of the digest algorithm. */
const SIGNATURES = /^(1\.2\.840\.113549\.1\.1\.(1|11|12|13)|1\.2\.840\.10045\.(2\.1|4\.3\.[234]))$/
const GRANTED = 1

/** What an authority says: that the data existed at this time. */
export interface TimestampFacts {
  /** RFC 3339 UTC. */
  readonly time: string
  /** Subject of the authority's certificate. */
  readonly authority: string
  /** SHA-256 of the authority's certificate, in hex. */
  readonly fingerprint: string
  /** DER of the authority's certificate and of those that came with it. */
  readonly certificates: readonly Uint8Array[]
  /** Hex of the nonce of the request; null without one. */
  readonly nonce: string | null
}

/** A token that does not hold; the message is one sentence. */
export class TokenError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'TokenError'
  }
}

/**
 * Checks an RFC 3161 token (or the response that carries it) over `data`: imprint, signature, purpose and validity of the
 * authority's certificate. Whether the authority is to be believed is asked elsewhere, of those whom the reader trusts.
 *
 * @throws TokenError
 */
export async function readToken(der: Uint8Array, data: Uint8Array): Promise<TimestampFacts> {
  try {
    return await check(signedDataOf(der), data)
  } catch (error) {
    if (error instanceof TokenError) throw error
    throw new TokenError('The timestamp is not an RFC 3161 token in DER.', error)
  }
}

/** The token of a response, as it is embedded in documents; of a token, itself. */
export function tokenOf(der: Uint8Array): Uint8Array {
  return Buffer.from(contentInfoOf(der).toSchema().toBER(false))
}

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

function contentInfoOf(der: Uint8Array): ContentInfo {
  const parsed = asn1.fromBER(buffer(der))
  if (parsed.offset < 0) throw new TokenError('The timestamp is not an RFC 3161 token in DER.')
  if (parsed.offset !== der.length) throw new TokenError('The timestamp has bytes behind it.')
  const [first] = parsed.result instanceof asn1.Sequence ? parsed.result.valueBlock.value : []
  if (first instanceof asn1.ObjectIdentifier) return new ContentInfo({ schema: parsed.result })
  const response = new TimeStampResp({ schema: parsed.result })
  if (response.status.status > GRANTED || !response.timeStampToken)
    throw new TokenError('The timestamp authority refused the request.')
  return response.timeStampToken
}

function signedDataOf(der: Uint8Array): SignedData {
  const content = contentInfoOf(der)
  if (content.contentType !== OID.signedData) throw new TokenError('The timestamp is not signed.')
  return new SignedData({ schema: content.content })
}

async function check(signed: SignedData, data: Uint8Array): Promise<TimestampFacts> {
  const { eContent, eContentType } = signed.encapContentInfo
  const [info, another] = signed.signerInfos
  if (eContentType !== OID.tstInfo || !eContent || !info || another)
    throw new TokenError('The timestamp is not an RFC 3161 token of one signer.')
  const content = Buffer.from(eContent.getValue())
  const statement = TSTInfo.fromBER(buffer(content))
  const { hashAlgorithm, hashedMessage } = statement.messageImprint
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView)
  if (hashAlgorithm.algorithmId !== OID.sha256 || !imprint.equals(sha256(data)))
    throw new TokenError('The timestamp is over something else.')
  const certificate = await signerOf(signed, info)
  await checkSignature(info, certificate, content)
  const { genTime } = statement
  if (genTime < new Date(certificate.notBefore) || genTime > new Date(certificate.notAfter))
    throw new TokenError("The authority's certificate was not valid at the time it states.")
  return {
    time: genTime.toISOString(),
    authority: certificate.subject,
    fingerprint: sha256(certificate.der).toString('hex'),
    certificates: [certificate.der, ...others(signed, certificate)],
    nonce: statement.nonce ? Buffer.from(statement.nonce.valueBlock.valueHexView).toString('hex') : null,
  }
}

const derOf = (certificate: unknown): Buffer[] =>
  certificate instanceof Certificate ? [Buffer.from(certificate.toSchema(false).toBER(false))] : []

function others(signed: SignedData, certificate: ParsedCertificate): Buffer[] {
  return (signed.certificates ?? []).flatMap(derOf).filter(der => !der.equals(certificate.der))
}

/** The certificate the signer info names, which must be for timestamps and nothing else (RFC 3161 §2.3). */
async function signerOf(signed: SignedData, info: SignerInfo): Promise<ParsedCertificate> {
  const found = (signed.certificates ?? []).find(
    one =>
      one instanceof Certificate &&
      info.sid.issuer?.isEqual(one.issuer) &&
      info.sid.serialNumber?.isEqual(one.serialNumber),
  )
  const [der] = derOf(found)
  if (!der) throw new TokenError("The timestamp does not carry its authority's certificate.")
  const certificate = await parseCertificate(der)
  if (!signerServes(pathCertificate(certificate), 'timestamps'))
    throw new TokenError("The authority's certificate is not for timestamps alone, as RFC 3161 wants it.")
  return certificate
}

async function checkSignature(info: SignerInfo, certificate: ParsedCertificate, content: Buffer): Promise<void> {
  const hash = HASHES[info.digestAlgorithm.algorithmId]
  if (!hash || !SIGNATURES.test(info.signatureAlgorithm.algorithmId))
    throw new TokenError('The timestamp is signed by an algorithm that is not accepted.')
  const digest = signedAttribute(info, OID.messageDigest)
  const type = signedAttribute(info, OID.contentType)
  const stated = digest instanceof asn1.OctetString ? Buffer.from(digest.valueBlock.valueHexView) : Buffer.alloc(0)
  const isToken = type instanceof asn1.ObjectIdentifier && type.valueBlock.toString() === OID.tstInfo
  if (!isToken || !stated.equals(createHash(hash).update(content).digest()))
    throw new TokenError('The timestamp was changed after it was signed.')
  if (!namedCertificate(info)(certificate.der))
    throw new TokenError('The timestamp was made for another certificate than it carries.')
  const attributes = Buffer.from(info.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  const signature = Buffer.from(info.signature.valueBlock.valueHexView)
  if (!(await verifySignature(certificate.key, hash, attributes, signature)))
    throw new TokenError('The timestamp was not signed by its authority.')
}

/** Does the signature name this certificate by its hash (ESSCertID of RFC 2634, ESSCertIDv2 of RFC 5816)? */
function namedCertificate(info: SignerInfo): (certificate: Uint8Array) => boolean {
  const v2 = signedAttribute(info, OID.signingCertificateV2)
  let id = v2 ?? signedAttribute(info, OID.signingCertificate)
  for (let depth = 0; depth < 2; depth++) id = id instanceof asn1.Sequence ? id.valueBlock.value[0] : undefined
  const members = id instanceof asn1.Sequence ? id.valueBlock.value : []
  const stated = members.find(member => member instanceof asn1.OctetString)
  const [first] = members
  const named = first instanceof asn1.Sequence ? first.valueBlock.value[0] : undefined
  const algorithm = named instanceof asn1.ObjectIdentifier ? HASHES[named.valueBlock.toString()] : 'sha256'
  const hash = v2 ? algorithm : 'sha1'
  return certificate =>
    hash !== undefined &&
    stated !== undefined &&
    Buffer.from(stated.valueBlock.valueHexView).equals(createHash(hash).update(certificate).digest())
}

function signedAttribute(info: SignerInfo, type: string): unknown {
  const found = info.signedAttrs?.attributes.filter(attribute => attribute.type === type) ?? []
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined
}
