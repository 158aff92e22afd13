import { type ParsedCertificate, sha256Hex, verifyP256 } from '#trust/platform'
import { canonicalJson } from '../../evidence/json.ts'
import { SUMS } from '../format/layout.ts'
import type { ContentFile, Manifest } from '../format/manifest.ts'
import { PAYLOAD_TYPE, signedBytesOf, statementOf } from '../format/statement.ts'
import { sumsText } from '../format/sums.ts'
import { parseCanonical } from './canonical.ts'
import { Refusal } from './error.ts'
import { manifestShape } from './shapes.ts'

/** A DER SEQUENCE of two positive INTEGERs of at most 33 bytes, neither of them zero. */
export function isEcdsaSignature(der: Uint8Array): boolean {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2) return false
  const r = integerAt(der, 2)
  const s = r === null ? null : integerAt(der, r)
  return s === der.length
}

/** Where the positive INTEGER at `start` ends; null if there is none. */
function integerAt(der: Uint8Array, start: number): number | null {
  const length = der[start + 1] ?? 0
  const [first = 0, second = 0] = der.subarray(start + 2, start + 4)
  const end = start + 2 + length
  if (der[start] !== 0x02 || length < 1 || length > 33 || end > der.length) return null
  if (first >= 0x80 || (first === 0 && (length === 1 || second < 0x80))) return null
  return end
}

/** The signature over the manifest's bytes. */
export async function checkSignature(signer: ParsedCertificate, manifest: Buffer, signature: Buffer): Promise<void> {
  if (!isEcdsaSignature(signature))
    throw new Refusal('SIGNATURE_MALFORMED', 'The signature is not an ECDSA P-256 signature in DER.')
  if (!(await verifyP256(signer.key, manifest, signature)))
    throw new Refusal(
      'SIGNATURE_INVALID',
      'The manifest was not signed by the key of signer.pem, or was changed since.',
    )
}

export function readManifest(bytes: Buffer): Manifest {
  const value = manifestJson(bytes)
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  if (typeof format === 'string' && format.startsWith('exhibit.') && format !== manifestShape.shape.format.value)
    throw new Refusal('MANIFEST_FORMAT', 'The package has a format that this version does not know.')
  const { data } = manifestShape.safeParse(value)
  if (!data) throw new Refusal('MANIFEST_INVALID', 'The manifest lacks what a manifest must have.')
  const paths = data.files.map(({ path }) => path)
  if (paths.some((path, index) => index > 0 && path <= (paths[index - 1] ?? '')))
    throw new Refusal('MANIFEST_INVALID', 'The files of the manifest are not in order, or one is listed twice.')
  return data as unknown as Manifest
}

function manifestJson(bytes: Buffer): unknown {
  try {
    return parseCanonical(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'JSON_NOT_CANONICAL')
      throw new Refusal('MANIFEST_NOT_CANONICAL', 'The manifest is not in canonical form (RFC 8785).')
    throw new Refusal('MANIFEST_INVALID', 'The manifest is not JSON.', error)
  }
}

/** The DSSE envelope must hold exactly the statement that the manifest gives, signed by the same key. */
export async function checkEnvelope(bytes: Buffer, manifest: Manifest, signer: ParsedCertificate): Promise<void> {
  const { payload, signature, keyid } = readEnvelope(bytes)
  const statement = statementOf(manifest)
  if (payload.toString('latin1') !== Buffer.from(statement).toString('latin1'))
    throw new Refusal('STATEMENT_MISMATCH', 'The in-toto statement is not that of the manifest.')
  if (!isEcdsaSignature(signature) || !(await verifyP256(signer.key, signedBytesOf(statement), signature)))
    throw new Refusal('STATEMENT_SIGNATURE_INVALID', 'The statement was not signed by the key of signer.pem.')
  if (keyid !== sha256Hex(signer.der))
    throw new Refusal('STATEMENT_SIGNATURE_INVALID', 'The statement names another key than that of signer.pem.')
}

interface Envelope {
  readonly payload: Buffer
  readonly signature: Buffer
  readonly keyid: string
}

function readEnvelope(bytes: Buffer): Envelope {
  const malformed = () => new Refusal('STATEMENT_MALFORMED', 'The file is not a DSSE envelope with one signature.')
  try {
    const text = bytes.toString('latin1')
    const envelope = parseCanonical(text) as { payload?: unknown; signatures?: { keyid?: unknown; sig?: unknown }[] }
    const [signature] = envelope.signatures ?? []
    const { payload } = envelope
    const { keyid, sig } = signature ?? {}
    if (typeof payload !== 'string' || typeof keyid !== 'string' || typeof sig !== 'string') throw malformed()
    const decoded = { payload: Buffer.from(payload, 'base64'), signature: Buffer.from(sig, 'base64'), keyid }
    const again = {
      payload: decoded.payload.toString('base64'),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ keyid, sig: decoded.signature.toString('base64') }],
    }
    if (canonicalJson(again) !== text) throw malformed()
    return decoded
  } catch {
    throw malformed()
  }
}

/**
 * Where `SHA256SUMS` and the package disagree: none, or the list itself (it must be as sha256sum writes it, in order of
 * paths) and the files it is wrong about.
 */
export function sumsDifferences(bytes: Buffer, files: readonly ContentFile[]): string[] {
  const text = bytes.toString('latin1')
  if (text === sumsText(files)) return []
  const stated = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? []
    if (sha256 && path) stated.set(path, sha256)
  }
  const differing = files.filter(({ path, sha256 }) => stated.get(path) !== sha256).map(({ path }) => path)
  const present = new Set(files.map(({ path }) => path))
  const strangers = [...stated.keys()].filter(path => !present.has(path))
  return [SUMS, ...differing, ...strangers]
}
