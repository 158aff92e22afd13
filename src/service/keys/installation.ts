import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { sha256 } from '../../evidence/digest.ts'
import type { Repositories } from '../../store/index.ts'
import type { KeyStore } from '../../trust/keys/key-store.ts'
import type { Signer } from '../../trust/signer.ts'
import { ServiceError } from '../runtime/error.ts'

type Installations = Pick<Repositories, 'installation'>

/**
 * One database is one installation: two keys on one ledger would each call the other's packages forged. Several
 * processes may share its data directory, or its KMS key; a key that replaced the installation's here takes its place.
 * Gives whether secrets can be opened. Throws `other_installation`.
 */
export async function requireOwn({ installation }: Installations, keys: KeyStore, signer: Signer): Promise<boolean> {
  const own = signingKeyOf(signer)
  const { signingKey, secrets } = await installation.claim(own)
  if (signingKey === own) return secrets === 'ours'
  if (!(await hadHere(keys, signingKey))) throw new ServiceError('other_installation', ANOTHERS)
  await installation.take(own)
  return secrets === 'ours'
}

/** Whether a key is, or was, the one of a data directory. */
export const hadHere = async (keys: KeyStore, signingKey: string): Promise<boolean> =>
  (await keys.list()).some(({ publicKey }) => idOf(createPublicKey(publicKey)) === signingKey)

export const ANOTHERS =
  'This database belongs to another installation, which signs with another key: use its data directory (EXHIBIT_DATA_DIR) or its EXHIBIT_KMS_KEY_ID, or a database of your own. Where its key is lost for good, `exhibit keys take-over` makes this one sign from here on.'

export const signingKeyOf = ({ certificate }: Signer): string =>
  idOf(new X509Certificate(Buffer.from(certificate)).publicKey)

const idOf = (key: KeyObject): string => sha256(key.export({ type: 'spki', format: 'der' })).toString('hex')
