import * as asn1 from 'asn1js'

/** How WebCrypto calls the algorithm of a key; `size` is that of r and of s, in bytes. */
export type UsableAlgorithm =
  | { readonly name: 'ECDSA'; readonly curve: string; readonly size: number }
  | { readonly name: 'RSASSA-PKCS1-v1_5' }

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
export const P256 = 'P-256'
const CURVES: Readonly<Record<string, { curve: string; size: number }>> = {
  '1.2.840.10045.3.1.7': { curve: P256, size: 32 },
  '1.3.132.0.34': { curve: 'P-384', size: 48 },
  '1.3.132.0.35': { curve: 'P-521', size: 66 },
}

/** Curves of X9.62, SEC 2 and Brainpool, the algorithms of RFC 8410, DSA and RSA-PSS: keys too, but none that is used here. */
const OTHER_CURVES =
  /^(1\.2\.840\.10045\.3\.(0\.([1-9]|1\d|20)|1\.[1-7])|(1\.3\.132\.0|1\.3\.36\.3\.3\.2\.8\.1\.1)\.\d+)$/
const OTHERS = /^(1\.3\.101\.11[0-3]|1\.2\.840\.10040\.4\.1|1\.2\.840\.113549\.1\.1\.10)$/

/** The algorithm of a DER SubjectPublicKeyInfo. Throws on one that is not known at all. */
export function algorithmOf(key: Uint8Array): UsableAlgorithm | { readonly name: 'another' } {
  const { result } = asn1.fromBER(Uint8Array.from(key).buffer)
  const [algorithm] = result instanceof asn1.Sequence ? result.valueBlock.value : []
  const [name, parameters] = algorithm instanceof asn1.Sequence ? algorithm.valueBlock.value : []
  const curve = CURVES[oid(parameters)]
  if (oid(name) === RSA) return { name: 'RSASSA-PKCS1-v1_5' }
  if (oid(name) === EC && curve) return { name: 'ECDSA', ...curve }
  if (OTHERS.test(oid(name)) || (oid(name) === EC && OTHER_CURVES.test(oid(parameters)))) return { name: 'another' }
  throw new TypeError('a key of an unknown algorithm')
}

const oid = (block: unknown): string => (block instanceof asn1.ObjectIdentifier ? block.valueBlock.toString() : '')
