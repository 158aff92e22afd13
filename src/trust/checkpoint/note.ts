/**
 * A checkpoint of the ledger as C2SP `tlog-checkpoint` has it: a signed note whose text is origin, size and root. The
 * signature is ECDSA P-256 with SHA-256 in DER over the text; its key id is the first four bytes of SHA-256 of the key's
 * SubjectPublicKeyInfo (c2sp.org/signed-note, signature type 0x02).
 */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

export interface NoteSignature {
  /** Name of the key; a log's own is its origin. */
  readonly name: string
  /** 8 hex digits. */
  readonly keyId: string
  readonly signature: Buffer
}

export interface Note extends Checkpoint {
  /** What the signatures are over. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

const KEY_ID = 4

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** The first four bytes of a SHA-256 in hex. */
export const keyIdOf = (spkiSha256: string): string => spkiSha256.slice(0, 2 * KEY_ID)

export function noteText(text: string, { name, keyId, signature }: NoteSignature): string {
  const signed = Buffer.concat([Buffer.from(keyId, 'hex'), signature])
  return `${text}\n— ${name} ${signed.toString('base64')}\n`
}

const SIGNATURE = '— [!-*,-~]+ [A-Za-z0-9+/]+={0,2}\\n'
/** Origins are ASCII here; a log of ours writes no extension lines. How many signatures there may be is for who reads it. */
const NOTE = new RegExp(`^(([!-~]+)\\n(0|[1-9]\\d{0,15})\\n([A-Za-z0-9+/]{43}=)\\n)\\n((?:${SIGNATURE}){1,16})$`)

/** The checkpoint and its signatures, none of them verified; null where it is no such note. */
export function parseNote(note: string): Note | null {
  const [, text, origin, size, root, lines] = NOTE.exec(note) ?? []
  if (!text || !origin || !size || !root || !lines) return null
  const signatures = lines.trimEnd().split('\n').map(signatureIn)
  const hash = decoded(root)
  if (!hash || !Number.isSafeInteger(Number(size)) || signatures.includes(null)) return null
  return { text, origin, size: Number(size), root: hash, signatures: signatures.filter(one => one !== null) }
}

function signatureIn(line: string): NoteSignature | null {
  const [, name = '', base64 = ''] = line.split(' ')
  const bytes = decoded(base64)
  if (!bytes || bytes.length <= KEY_ID) return null
  return { name, keyId: bytes.subarray(0, KEY_ID).toString('hex'), signature: bytes.subarray(KEY_ID) }
}

/** Of base64 that is spelled as it should be. */
function decoded(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : null
}
