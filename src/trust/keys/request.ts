import { X509Certificate } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import type { Signer } from '../signer.ts'
import { type CertificateSubject, distinguishedName, ECDSA_WITH_SHA256, pemBlock } from './certificate.ts'

/** A certificate signing request (PKCS #10 of RFC 2986, in PEM) for the key that signs, for one's own authority to answer. */
export async function certificateRequest(signer: Signer, subject: CertificateSubject): Promise<string> {
  const spki = new X509Certificate(signer.certificate).publicKey.export({ type: 'spki', format: 'der' })
  const info = new asn1.Sequence({
    value: [
      new asn1.Integer({ value: 0 }),
      distinguishedName(subject).toSchema(),
      pki.PublicKeyInfo.fromBER(Uint8Array.from(spki).buffer).toSchema(),
      new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [] }),
    ],
  })
  const signature = await signer.sign(new Uint8Array(info.toBER()))
  const request = new asn1.Sequence({
    value: [
      info,
      new pki.AlgorithmIdentifier({ algorithmId: ECDSA_WITH_SHA256 }).toSchema(),
      new asn1.BitString({ valueHex: Uint8Array.from(signature).buffer }),
    ],
  })
  return pemBlock('CERTIFICATE REQUEST', new Uint8Array(request.toBER()))
}
