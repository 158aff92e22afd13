import * as asn1 from 'asn1js'
import { Certificate, ExtKeyUsage } from 'pkijs'
import { requireCertificateForm } from '../../src/trust/certificate-form.ts'
import { nameText, readName } from '../../src/trust/chain/name.ts'
import type { ParsedCertificate } from '../../src/trust/platform.ts'
import { algorithmOf, P256 } from './key-algorithm.ts'
import { importKey } from './signatures.ts'

const EXTENDED_KEY_USAGE = '2.5.29.37'

/** As src/trust/platform.ts says. */
export async function parseCertificate(der: Uint8Array): Promise<ParsedCertificate> {
  const own = Buffer.from(der)
  requireCertificateForm(der)
  const { result } = asn1.fromBER(Uint8Array.from(der).buffer)
  const certificate = new Certificate({ schema: result })
  const key = keyOf(result)
  return {
    der: own,
    key,
    isP256: await isP256(key),
    subject: nameText(readName(certificate.subject)),
    issuer: nameText(readName(certificate.issuer)),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    purposes: purposesOf(certificate),
  }
}

/** The SubjectPublicKeyInfo as it stands in the certificate: the sixth member of what is signed, behind the version. */
function keyOf(certificate: asn1.AsnType): Buffer {
  const [signed] = certificate instanceof asn1.Sequence ? certificate.valueBlock.value : []
  const members = signed instanceof asn1.Sequence ? signed.valueBlock.value : []
  const key = members[members[0] instanceof asn1.Integer ? 5 : 6]
  if (!(key instanceof asn1.Sequence)) throw new TypeError('the certificate holds no key')
  return Buffer.from(key.valueBeforeDecodeView)
}

/** Rejects what says that it is a key and is none. */
async function isP256(key: Uint8Array): Promise<boolean> {
  const algorithm = algorithmOf(key)
  if (algorithm.name !== 'another') await importKey(key, algorithm, 'sha256')
  return algorithm.name === 'ECDSA' && algorithm.curve === P256
}

function purposesOf(certificate: Certificate): readonly string[] {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue
  return extension instanceof ExtKeyUsage ? extension.keyPurposes : []
}

const PEM = /^-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\s]+)-----END \1-----/m

/** As src/trust/platform.ts says. */
export async function publicKeyOf(pem: string): Promise<Uint8Array> {
  const [, kind, base64] = PEM.exec(pem) ?? []
  if (base64 === undefined) throw new TypeError('no public key in PEM')
  const der = Buffer.from(base64.replace(/\s/g, ''), 'base64')
  if (kind === 'CERTIFICATE') return (await parseCertificate(der)).key
  const algorithm = algorithmOf(der)
  if (algorithm.name !== 'another') await importKey(der, algorithm, 'sha256')
  return der
}
