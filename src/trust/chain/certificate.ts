import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import type { ParsedCertificate, SignatureHash } from '#trust/platform'
import { verifySignature } from '#trust/platform'
import { type Name, readName, sameName } from './name.ts'

const OID = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyId: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
} as const
/**
 * Besides those above: where revocation lists are, policies, their mappings, inhibitAnyPolicy. Policies say nothing as long as
 * none is required.
 */
const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(OID),
  ...['2.5.29.31', '2.5.29.32', '2.5.29.33', '2.5.29.54'],
])
/** Bits of KeyUsage (RFC 5280 §4.2.1.3). */
export const USAGE = { digitalSignature: 0x80, contentCommitment: 0x40, keyCertSign: 0x04 } as const

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const ALGORITHMS: Readonly<Record<string, { readonly key: string; readonly hash: SignatureHash }>> = {
  '1.2.840.113549.1.1.11': { key: RSA, hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: RSA, hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: RSA, hash: 'sha512' },
  '1.2.840.10045.4.3.2': { key: EC, hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: EC, hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: EC, hash: 'sha512' },
}
const SHORTEST_RSA = 2048 / 8

/** What the validation of a path reads of a certificate (RFC 5280 §4). */
export interface PathCertificate {
  readonly parsed: ParsedCertificate
  /** Hex of the DER: the same certificate is the same text. */
  readonly id: string
  readonly isVersion3: boolean
  readonly subject: Name
  readonly issuer: Name
  readonly serial: Buffer
  /** Null where it does not say whether it is an authority. */
  readonly basic: { readonly ca: boolean; readonly pathLength: number | null } | null
  /** First byte of KeyUsage; null where usage is not limited. */
  readonly usage: number | null
  readonly purposes: { readonly critical: boolean; readonly oids: readonly string[] } | null
  readonly names: readonly pki.GeneralName[]
  readonly constraints: pki.NameConstraints | null
  readonly keyId: Buffer | null
  readonly authorityKey: pki.AuthorityKeyIdentifier | null
  readonly requiresPolicy: boolean
  /** OIDs of critical extensions that are not understood here. */
  readonly unknown: readonly string[]
  /** Null where certificates signed by this algorithm are not accepted. */
  readonly algorithm: { readonly key: string; readonly hash: SignatureHash } | null
  readonly isStrongKey: boolean
  readonly signed: Uint8Array
  readonly signature: Uint8Array
  readonly keyAlgorithm: string
}

/** Throws where an extension that counts cannot be read, or stands there twice. */
export function pathCertificate(parsed: ParsedCertificate): PathCertificate {
  const certificate = pki.Certificate.fromBER(Uint8Array.from(parsed.der).buffer)
  const extensions = new Map((certificate.extensions ?? []).map(one => [one.extnID, one]))
  if (extensions.size !== (certificate.extensions?.length ?? 0)) throw new TypeError('an extension stands there twice')
  const read = <T>(oid: string, Type: new (parameters: { schema: unknown }) => T): T | null => {
    const found = extensions.get(oid)
    return found ? new Type({ schema: contentOf(found) }) : null
  }
  const names = read(OID.subjectAltName, pki.AltName)?.altNames ?? []
  const constraints = read(OID.nameConstraints, pki.NameConstraints)
  const authorityKey = read(OID.authorityKeyId, pki.AuthorityKeyIdentifier)
  const subtrees = [...(constraints?.permittedSubtrees ?? []), ...(constraints?.excludedSubtrees ?? [])]
  requireNames([...names, ...subtrees.map(({ base }) => base), ...(authorityKey?.authorityCertIssuer ?? [])])
  const usage = extensions.get(OID.keyUsage)
  const keyId = extensions.get(OID.subjectKeyId)
  const purposes = read(OID.extendedKeyUsage, pki.ExtKeyUsage)
  return {
    parsed,
    id: Buffer.from(parsed.der).toString('hex'),
    isVersion3: certificate.version === 2,
    subject: readName(certificate.subject),
    issuer: readName(certificate.issuer),
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView),
    basic: basicOf(read(OID.basicConstraints, pki.BasicConstraints)),
    usage: usage ? usageOf(contentOf(usage)) : null,
    purposes: purposes && {
      critical: extensions.get(OID.extendedKeyUsage)?.critical ?? false,
      oids: purposes.keyPurposes,
    },
    names,
    constraints,
    keyId: keyId ? octetsOf(contentOf(keyId)) : null,
    authorityKey,
    requiresPolicy: read(OID.policyConstraints, pki.PolicyConstraints)?.requireExplicitPolicy !== undefined,
    unknown: [...extensions.values()].flatMap(({ extnID, critical }) =>
      critical && !KNOWN.has(extnID) ? [extnID] : [],
    ),
    algorithm: certificate.signature.isEqual(certificate.signatureAlgorithm)
      ? (ALGORITHMS[certificate.signatureAlgorithm.algorithmId] ?? null)
      : null,
    isStrongKey: isStrong(certificate.subjectPublicKeyInfo),
    signed: certificate.tbsView,
    signature: Buffer.from(certificate.signatureValue.valueBlock.valueHexView),
    keyAlgorithm: certificate.subjectPublicKeyInfo.algorithm.algorithmId,
  }
}

/** Directory names are read where they are compared; one that is none is found here. */
function requireNames(names: readonly pki.GeneralName[]): void {
  for (const { value } of names) if (value instanceof pki.RelativeDistinguishedNames) readName(value)
}

function contentOf({ extnValue }: pki.Extension): asn1.AsnType {
  const bytes = extnValue.valueBlock.valueHexView
  const { offset, result } = asn1.fromBER(Uint8Array.from(bytes).buffer)
  if (offset !== bytes.length) throw new TypeError('an extension has bytes behind it')
  return result
}

/** A path length is a small number that is not negative; one without `cA` says nothing. */
function basicOf(found: pki.BasicConstraints | null): PathCertificate['basic'] {
  if (!found) return null
  const { cA, pathLenConstraint: length } = found
  if (length === undefined) return { ca: cA, pathLength: null }
  if (typeof length !== 'number' || length < 0) throw new TypeError('not a path length')
  return { ca: cA, pathLength: length }
}

function usageOf(value: unknown): number {
  if (!(value instanceof asn1.BitString)) throw new TypeError('not a key usage')
  return value.valueBlock.valueHexView[0] ?? 0
}

function octetsOf(value: unknown): Buffer {
  if (!(value instanceof asn1.OctetString)) throw new TypeError('not a key identifier')
  return Buffer.from(value.valueBlock.valueHexView)
}

function isStrong({ algorithm, parsedKey }: pki.PublicKeyInfo): boolean {
  if (algorithm.algorithmId !== RSA) return true
  if (!(parsedKey instanceof pki.RSAPublicKey)) return false
  const modulus = parsedKey.modulus.valueBlock.valueHexView
  return modulus.length - (modulus[0] === 0 ? 1 : 0) >= SHORTEST_RSA
}

/** Is the signature that of the issuer's key, by an algorithm that is accepted? */
export async function isSignedBy(certificate: PathCertificate, issuer: PathCertificate): Promise<boolean> {
  const { algorithm, signed, signature } = certificate
  if (!algorithm || algorithm.key !== issuer.keyAlgorithm || !issuer.isStrongKey) return false
  return verifySignature(issuer.parsed.key, algorithm.hash, signed, signature)
}

export const isSelfIssued = ({ subject, issuer }: PathCertificate): boolean => sameName(subject, issuer)
