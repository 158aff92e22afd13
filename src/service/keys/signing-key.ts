import { join } from 'node:path'
import type { Config } from '../../config.ts'
import type { Repositories } from '../../store/index.ts'
import { type CertificateSubject, DEFAULT_SUBJECT } from '../../trust/keys/certificate.ts'
import { KeyStore } from '../../trust/keys/key-store.ts'
import { existingSigner, openSigner } from '../../trust/keys/open-signer.ts'
import { certificateRequest } from '../../trust/keys/request.ts'
import { fingerprintOf, type Signer } from '../../trust/signer.ts'
import { ServiceError } from '../runtime/error.ts'
import { requireOwn, signingKeyOf } from './installation.ts'

type Ledger = Pick<Repositories['ledger'], 'last' | 'record'>
type Stored = Pick<Repositories, 'ledger' | 'installation'>

type Named = Pick<Config, 'signerName' | 'signerOrganization'>

const subjectOf = ({ signerName, signerOrganization: organization }: Named): CertificateSubject => ({
  ...DEFAULT_SUBJECT,
  ...(signerName !== undefined && { commonName: signerName }),
  ...(organization !== undefined && { organization }),
})

export const keyStoreOf = (config: Pick<Config, 'dataDir'> & Named): KeyStore =>
  new KeyStore(join(config.dataDir, 'keys'), subjectOf(config))

const optionsOf = (config: Config) => ({
  directory: join(config.dataDir, 'keys'),
  kmsKeyId: config.kmsKeyId,
  endpoint: config.awsEndpoint,
  region: config.awsRegion,
  subject: subjectOf(config),
})
const open = (config: Config): Promise<Signer> => openSigner(optionsOf(config))

/** The key as it is now: nothing is made or written down. Null where the first start will make one. Throws KeyError. */
export const existingKey = (config: Config): Promise<Signer | null> => existingSigner(optionsOf(config))

/** The key that a process signs with. Another process may replace it: what is signed next is signed by the new one. */
export class SigningKey {
  readonly #config: Config
  readonly #store: Stored
  #signer: Signer
  /** Whether secrets in the database can be opened here. */
  readonly opensSecrets: boolean

  private constructor(config: Config, store: Stored, signer: Signer, opensSecrets: boolean) {
    this.#config = config
    this.#store = store
    this.#signer = signer
    this.opensSecrets = opensSecrets
  }

  /** Throws `other_installation` where the database is another's. */
  static async open(config: Config, store: Stored): Promise<SigningKey> {
    const signer = await open(config)
    const opensSecrets = await requireOwn(store, keyStoreOf(config), signer)
    await recordUse(store.ledger, signer)
    return new SigningKey(config, store, signer, opensSecrets)
  }

  get signer(): Signer {
    return this.#signer
  }

  async refresh(): Promise<void> {
    const current = await keyStoreOf(this.#config).current()
    if (current === fingerprintOf(this.#signer.certificate)) return
    this.#signer = await open(this.#config)
    await this.#store.installation.take(signingKeyOf(this.#signer))
    await recordUse(this.#store.ledger, this.#signer)
  }
}

/** From when on a certificate stands for the key that signs is an entry of the ledger. */
async function recordUse(ledger: Ledger, signer: Signer): Promise<void> {
  const fingerprint = fingerprintOf(signer.certificate)
  if ((await ledger.last('key.use'))?.subject === fingerprint) return
  await ledger.record({ kind: 'key.use', subject: fingerprint, digest: `sha256:${fingerprint}` })
}

interface Changing {
  readonly config: Config
  readonly store: Pick<Repositories, 'ledger' | 'audit' | 'installation'>
  /** Who asked, as the audit log names them. */
  readonly actor: string
}

/** Replaces the local key; the old one is destroyed, its certificate stays published. Gives the new fingerprint. */
export async function rotateKey({ config, store, actor }: Changing): Promise<string> {
  if (config.kmsKeyId !== undefined)
    throw new ServiceError(
      'bad_request',
      'Packages are signed by a KMS key; to replace it, set EXHIBIT_KMS_KEY_ID to another.',
    )
  await requireOwn(store, keyStoreOf(config), await open(config))
  const signer = await keyStoreOf(config).rotate()
  return changed({ store, actor }, 'signing-keys.rotate', signer)
}

/** Has packages bear a certificate that an authority issued for the key. Gives its fingerprint. Throws KeyError. */
export async function certifyKey({ config, store, actor }: Changing, pem: string): Promise<string> {
  await requireOwn(store, keyStoreOf(config), await open(config))
  await keyStoreOf(config).certify(pem)
  return changed({ store, actor }, 'signing-keys.certify', await open(config))
}

/** Makes the key that signs here the installation's, whoever's the database was. Gives its fingerprint. */
export async function takeOver({ config, store, actor }: Changing): Promise<string> {
  return changed({ store, actor }, 'signing-keys.take-over', await open(config))
}

async function changed(
  { store, actor }: Pick<Changing, 'store' | 'actor'>,
  action: string,
  signer: Signer,
): Promise<string> {
  const subject = fingerprintOf(signer.certificate)
  await store.installation.take(signingKeyOf(signer))
  await recordUse(store.ledger, signer)
  await store.audit.append({ actor, action, subject, detail: {} })
  return subject
}

/** What an authority of one's own is asked to certify. */
export const keyRequest = async (config: Config, asked: Partial<CertificateSubject>): Promise<string> =>
  certificateRequest(await open(config), { ...subjectOf(config), ...asked })
