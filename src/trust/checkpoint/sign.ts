import { X509Certificate } from 'node:crypto'
import { sha256 } from '../../evidence/digest.ts'
import type { Signer } from '../signer.ts'
import { type Checkpoint, checkpointText, keyIdOf, noteText } from './note.ts'

/** The signed note (c2sp.org/tlog-checkpoint) of a tree, by the key that signs packages. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  const text = checkpointText(checkpoint)
  const spki = new X509Certificate(signer.certificate).publicKey.export({ type: 'spki', format: 'der' })
  const keyId = keyIdOf(sha256(spki).toString('hex'))
  return noteText(text, { name: checkpoint.origin, keyId, signature: await signer.sign(Buffer.from(text)) })
}
