import { createPrivateKey, sign } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'
import { sha256 } from '../../../src/evidence/digest.ts'

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
}
const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const octets = (bytes: Uint8Array) => new asn1.OctetString({ valueHex: exact(bytes) })
const attribute = (type: string, value: asn1.BaseBlock) => new pki.Attribute({ type, values: [value] })

/**
 * An RFC 3161 token as an authority makes it whose clock says `time` and whose certificate is what it is: what `openssl ts`
 * does not make. The key is on P-256.
 */
export function makeToken(
  data: Uint8Array,
  authority: { readonly certificate: Uint8Array; readonly key: string; readonly others?: readonly Uint8Array[] },
  time: Date,
): Buffer {
  const content = Buffer.from(
    new pki.TSTInfo({
      version: 1,
      policy: '1.2.3.4.1',
      messageImprint: new pki.MessageImprint({
        hashAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1.Null() }),
        hashedMessage: octets(sha256(data)),
      }),
      serialNumber: new asn1.Integer({ value: 7 }),
      genTime: time,
    })
      .toSchema()
      .toBER(),
  )
  const certificate = pki.Certificate.fromBER(exact(authority.certificate))
  const id = new asn1.Sequence({ value: [octets(sha256(authority.certificate))] })
  const attributes = [
    attribute(OID.contentType, new asn1.ObjectIdentifier({ value: OID.tstInfo })),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingCertificateV2, new asn1.Sequence({ value: [new asn1.Sequence({ value: [id] })] })),
  ].sort((a, b) => Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER())))
  const signed = Buffer.from(new asn1.Set({ value: attributes.map(one => one.toSchema()) }).toBER())
  const info = new pki.SignerInfo({
    version: 1,
    sid: new pki.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: OID.sha256 }),
    signatureAlgorithm: new pki.AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signature: octets(sign('sha256', signed, createPrivateKey(authority.key))),
  })
  const message = new pki.SignedData({
    version: 3,
    encapContentInfo: new pki.EncapsulatedContentInfo({ eContentType: OID.tstInfo, eContent: octets(content) }),
    digestAlgorithms: [new pki.AlgorithmIdentifier({ algorithmId: OID.sha256 })],
    certificates: [certificate, ...(authority.others ?? []).map(der => pki.Certificate.fromBER(exact(der)))],
    signerInfos: [info],
  })
  const cms = new pki.ContentInfo({ contentType: OID.signedData, content: message.toSchema(true) })
  return Buffer.from(cms.toSchema().toBER())
}
