import { randomBytes, verify, X509Certificate } from 'node:crypto'
import type { Config } from '../../config.ts'
import type { Destination, Store } from '../../store/index.ts'
import { fingerprintOf, type Signer } from '../../trust/signer.ts'
import { ANOTHERS, hadHere, signingKeyOf } from '../keys/installation.ts'
import { existingKey, keyStoreOf } from '../keys/signing-key.ts'
import { failed, ok, warning } from './examination.ts'

const SOON_MS = 30 * 24 * 3600_000

/** Signs something with the key and verifies that; says whose database this is. `store`: null where there is none to be asked. */
export async function examineKey(config: Config, store: Pick<Store, 'installation'> | null, now = new Date()) {
  const signer = await existingKey(config)
  const installation = (await store?.installation.get()) ?? null
  if (!signer && installation)
    return failed(
      'key_missing',
      'The key that signs for this database is not in the data directory: restore its folder keys from the backup, or set EXHIBIT_KMS_KEY_ID.',
    )
  if (!signer) return ok('There is no signing key yet: the first start makes one.')
  if (!(await signs(signer)))
    return failed(
      'KEY_UNREADABLE',
      'What the key signs does not verify under its certificate: restore it from a backup.',
    )
  const own = signingKeyOf(signer)
  if (installation && installation.signingKey !== own && !(await hadHere(keyStoreOf(config), installation.signingKey)))
    return failed('other_installation', ANOTHERS)
  return validity(signer, now)
}

async function signs(signer: Signer): Promise<boolean> {
  const data = randomBytes(32)
  const { publicKey } = new X509Certificate(Buffer.from(signer.certificate))
  return verify('sha256', data, { key: publicKey, dsaEncoding: 'der' }, await signer.sign(data))
}

function validity(signer: Signer, now: Date) {
  const { validToDate } = new X509Certificate(Buffer.from(signer.certificate))
  const day = validToDate.toISOString().slice(0, 10)
  if (validToDate < now)
    return warning(
      'certificate_ended',
      `The certificate of the signing key ended on ${day}, and \`verify --ca\` refuses what is signed since: have it renewed (exhibit keys request).`,
    )
  if (validToDate.getTime() - now.getTime() < SOON_MS)
    return warning(
      'certificate_ends',
      `The certificate of the signing key ends on ${day}: have it renewed (exhibit keys request).`,
    )
  return ok(`The key signs; its certificate is ${fingerprintOf(signer.certificate)}, valid until ${day}.`)
}

/** The key with which secrets of destinations are sealed: it opens them. */
export async function examineSecrets(
  { installation, destinations }: Pick<Store, 'installation' | 'destinations'>,
  sealed: readonly Destination[],
) {
  if ((await installation.get())?.secrets === 'of another')
    return failed(
      'secrets_key',
      'Secrets in the database were sealed with another secrets.key than the one of the data directory: restore that file, or enter the secrets again.',
    )
  for (const { id } of sealed) await destinations.secrets(id)
  return ok('The secrets of destinations can be opened here.')
}
