import { publicKeyOf, sha256Hex, verifyP256 } from '#trust/platform'
import { keyIdOf, type Note } from '../../trust/checkpoint/note.ts'
import { keyStoreOf } from '../keys/signing-key.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** The keys that this installation has or had, by the id that a checkpoint names. */
export type OwnKeys = ReadonlyMap<string, Uint8Array>

export async function ownKeys({ config }: Pick<Runtime, 'config'>): Promise<OwnKeys> {
  const byId = new Map<string, Uint8Array>()
  for (const { publicKey } of await keyStoreOf(config).list()) {
    const key = await publicKeyOf(publicKey)
    byId.set(keyIdOf(sha256Hex(key)), key)
  }
  return byId
}

export async function isSignedByUs({ text, signatures }: Note, keys: OwnKeys): Promise<boolean> {
  for (const { keyId, signature } of signatures) {
    const key = keys.get(keyId)
    if (key && (await verifyP256(key, Buffer.from(text), signature))) return true
  }
  return false
}
