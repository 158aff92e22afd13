import type { Signer } from '../signer.ts'
import type { CertificateSubject } from './certificate.ts'
import { KeyError } from './error.ts'
import { KeyStore } from './key-store.ts'
import { kmsSigner } from './kms-signer.ts'

interface SignerOptions {
  /** Where keys and certificates are kept. */
  readonly directory: string
  /** Signs with this KMS key instead of the local one. */
  readonly kmsKeyId?: string | undefined
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  /** Whom a certificate that is made names. */
  readonly subject?: CertificateSubject | undefined
}

/**
 * The key that signs: the local one, made at first start, or one in AWS KMS, whose self-signed certificate is kept so
 * that its fingerprint stays the same.
 *
 * @throws KeyError
 */
export async function openSigner(options: SignerOptions): Promise<Signer> {
  const { kmsKeyId } = options
  const keys = new KeyStore(options.directory, options.subject)
  if (kmsKeyId === undefined) return keys.signer()
  const signer = await signerInKms(keys, { ...options, kmsKeyId })
  await keys.adopt(signer)
  return signer
}

/**
 * The key as it is now: nothing is made or written down. Null where the first start will make one.
 *
 * @throws KeyError
 */
export async function existingSigner(options: SignerOptions): Promise<Signer | null> {
  const { kmsKeyId } = options
  const keys = new KeyStore(options.directory, options.subject)
  return kmsKeyId === undefined ? keys.existing() : signerInKms(keys, { ...options, kmsKeyId })
}

async function signerInKms(
  keys: KeyStore,
  { kmsKeyId: keyId, endpoint, region, subject }: SignerOptions & { readonly kmsKeyId: string },
): Promise<Signer> {
  const { KMSClient } = await import('@aws-sdk/client-kms')
  const client = new KMSClient({ ...(endpoint !== undefined && { endpoint }), ...(region !== undefined && { region }) })
  const kept = (await keys.list()).find(key => key.status === 'current')?.certificate
  return kmsSigner({ client, keyId, certificate: kept, subject }).catch(error => {
    const other = kept !== undefined && error instanceof KeyError && error.code !== 'KMS_FAILED'
    if (!other) throw error
    // The kept certificate is another key's: this one gets its own.
    return kmsSigner({ client, keyId, subject })
  })
}
