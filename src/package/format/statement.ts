import { dsse } from '@sigstore/core'
import { canonicalJson } from '../../evidence/json.ts'
import type { Manifest } from './manifest.ts'

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
export const PREDICATE_TYPE = 'urn:exhibit:package:v1'

/** Canonical in-toto Statement v1 of a manifest: its files are the subjects, everything else in it is the predicate. */
export function statementOf(manifest: Manifest): string {
  const { files, ...predicate } = manifest
  return canonicalJson({
    _type: 'https://in-toto.io/Statement/v1',
    subject: files.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate,
  })
}

/** What a DSSE signature is over (DSSE 1.0.2, pre-authentication encoding). */
export const signedBytesOf = (statement: string): Buffer => dsse.preAuthEncoding(PAYLOAD_TYPE, Buffer.from(statement))

/** The DSSE envelope in canonical JSON. `keyid` is the certificate's fingerprint, a hint only. */
export function envelopeOf(statement: string, signature: Uint8Array, keyid: string): string {
  return canonicalJson({
    payload: Buffer.from(statement).toString('base64'),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ keyid, sig: Buffer.from(signature).toString('base64') }],
  })
}
