import * as asn1 from 'asn1js'

/** How WebCrypto calls the algorithm of a key; `size` is that of r and of s, in bytes. */
export type KeyAlgorithm =
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

/** The algorithm of a DER SubjectPublicKeyInfo. Throws on one that no browser knows. */
export function algorithmOf(key: Uint8Array): KeyAlgorithm {
  const { result } = asn1.fromBER(Uint8Array.from(key).buffer)
  const [algorithm] = result instanceof asn1.Sequence ? result.valueBlock.value : []
  const [name, parameters] = algorithm instanceof asn1.Sequence ? algorithm.valueBlock.value : []
  const curve = CURVES[oid(parameters)]
  if (oid(name) === RSA) return { name: 'RSASSA-PKCS1-v1_5' }
  if (oid(name) === EC && curve) return { name: 'ECDSA', ...curve }
  throw new TypeError('a key of an algorithm that browsers do not know')
}

const oid = (block: unknown): string => (block instanceof asn1.ObjectIdentifier ? block.valueBlock.toString() : '')
