import * as asn1 from 'asn1js'
import { AuthorityKeyIdentifier, BasicConstraints, type Certificate } from 'pkijs'

const OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
} as const
/** keyCertSign is bit 5 of KeyUsage (RFC 5280 §4.2.1.3). */
const SIGNS_CERTIFICATES = 0x04

/** Did `issuer`, being an authority, sign `certificate`? RFC 5280: names, key identifiers, usage, signature. */
export async function mayIssue(issuer: Certificate, certificate: Certificate): Promise<boolean> {
  if (!isAuthority(issuer) || !issuer.subject.isEqual(certificate.issuer) || !sameKeyId(issuer, certificate))
    return false
  if (!certificate.signature.isEqual(certificate.signatureAlgorithm)) return false
  try {
    return await certificate.verify(issuer)
  } catch {
    return false
  }
}

const extension = (certificate: Certificate, oid: string): unknown =>
  certificate.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue

function isAuthority(certificate: Certificate): boolean {
  const constraints = extension(certificate, OID.basicConstraints)
  const usage = extension(certificate, OID.keyUsage)
  const [bits = 0] = usage instanceof asn1.BitString ? usage.valueBlock.valueHexView : [SIGNS_CERTIFICATES]
  return constraints instanceof BasicConstraints && constraints.cA && (bits & SIGNS_CERTIFICATES) !== 0
}

/** Where both name the issuer's key, they must name the same. */
function sameKeyId(issuer: Certificate, certificate: Certificate): boolean {
  const stated = extension(certificate, OID.authorityKeyIdentifier)
  const own = extension(issuer, OID.subjectKeyIdentifier)
  if (!(stated instanceof AuthorityKeyIdentifier)) return true
  const { keyIdentifier, authorityCertSerialNumber } = stated
  if (keyIdentifier && own instanceof asn1.OctetString && !same(keyIdentifier, own)) return false
  return !authorityCertSerialNumber || same(authorityCertSerialNumber, issuer.serialNumber)
}

type Bytes = { readonly valueBlock: { readonly valueHexView: Uint8Array } }
const same = (a: Bytes, b: Bytes): boolean =>
  Buffer.from(a.valueBlock.valueHexView).equals(Buffer.from(b.valueBlock.valueHexView))
