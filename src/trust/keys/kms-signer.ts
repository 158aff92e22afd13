import { createPublicKey, type KeyObject } from 'node:crypto'
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { sha256 } from '../../evidence/digest.ts'
import { lowS } from '../low-s.ts'
import type { Signer } from '../signer.ts'
import { type CertificateSubject, certificatesOf, checkCertificates, isP256, selfSigned } from './certificate.ts'
import { KeyError } from './error.ts'

/** Bytes KMS hashes itself; of more it takes the digest (API reference of Sign, `Message`). */
const LARGEST_MESSAGE = 4096
/** For one question, with the SDK's retries. */
const PATIENCE_MS = 30_000

interface KmsOptions {
  readonly client: Pick<KMSClient, 'send'>
  /** Id, ARN or alias of an ECC_NIST_P256 key for SIGN_VERIFY. */
  readonly keyId: string
  /**
   * PEM of the key's certificate and those above it. Without one a new self-signed certificate is made: keep it and
   * give it again, because packages are pinned by the fingerprint of the certificate.
   */
  readonly certificate?: string | undefined
  /** Whom a certificate that is made names. */
  readonly subject?: CertificateSubject | undefined
}

/**
 * Signs with a key that never leaves AWS KMS. Needs `kms:GetPublicKey` and `kms:Sign`.
 *
 * @throws KeyError
 */
export async function kmsSigner({ client, keyId, certificate, subject }: KmsOptions): Promise<Signer> {
  const key = await publicKeyOf(client, keyId)
  const sign = (data: Uint8Array) => signInKms(client, keyId, data)
  if (!certificate) return { certificate: await selfSigned(key, sign, subject), chain: [], sign }
  const certificates = certificatesOf(certificate, 'the certificate of the KMS key')
  checkCertificates(key, certificates, 'the certificate of the KMS key')
  const [own = Buffer.alloc(0), ...chain] = certificates.map(({ raw }) => raw)
  return { certificate: own, chain, sign }
}

async function publicKeyOf(client: KmsOptions['client'], KeyId: string): Promise<KeyObject> {
  const asked = inTime(abortSignal => client.send(new GetPublicKeyCommand({ KeyId }), { abortSignal }))
  const { PublicKey } = await asked.catch(failed(KeyId, 'kms:GetPublicKey'))
  const key = PublicKey && createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' })
  if (!key || !isP256(key)) throw new KeyError('KEY_NOT_P256', `The KMS key ${KeyId} is not of the kind ECC_NIST_P256.`)
  return key
}

async function signInKms(client: KmsOptions['client'], KeyId: string, data: Uint8Array): Promise<Buffer> {
  const message =
    data.length <= LARGEST_MESSAGE
      ? ({ Message: data, MessageType: 'RAW' } as const)
      : ({ Message: sha256(data), MessageType: 'DIGEST' } as const)
  const command = new SignCommand({ KeyId, ...message, SigningAlgorithm: 'ECDSA_SHA_256' })
  const asked = inTime(abortSignal => client.send(command, { abortSignal }))
  const { Signature } = await asked.catch(failed(KeyId, 'kms:Sign'))
  if (!Signature) throw new KeyError('KMS_FAILED', `KMS gave no signature for the key ${KeyId}.`)
  return lowS(Signature)
}

/** The SDK waits for ever for some answers (one that changes the protocol, a body that drips): nothing waits for the SDK. */
async function inTime<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(PATIENCE_MS)
  const { promise: cut, reject } = Promise.withResolvers<never>()
  const stop = () => reject(late.reason)
  late.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work(late), cut])
  } catch (error) {
    throw late.aborted ? late.reason : error
  } finally {
    late.removeEventListener('abort', stop)
  }
}

const failed = (keyId: string, action: string) => (error: unknown) => {
  throw new KeyError('KMS_FAILED', whyKms(keyId, action, error), error)
}

/** Nobody refused anything where nobody was asked. */
function whyKms(keyId: string, action: string, error: unknown): string {
  const { name = 'error', code } = (error ?? {}) as { name?: string; code?: string }
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError')
    return `No AWS credentials were found for ${action} on the key ${keyId}: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached.`
  if (/^(Expired|TokenRefresh|RequestExpired)/.test(name))
    return `The AWS credentials for the key ${keyId} have expired (${name}): sign in again.`
  if (name === 'NotFoundException')
    return `The KMS key ${keyId} could not be found: check EXHIBIT_KMS_KEY_ID, the account and the region.`
  if (code !== undefined && /^E[A-Z_]+$/.test(code)) return `KMS could not be reached for the key ${keyId} (${code}).`
  if (name === 'TimeoutError') return `KMS did not answer ${action} on the key ${keyId} in time.`
  if (/AccessDenied|Unauthorized|KMSInvalidState|Disabled/.test(name))
    return `KMS refused ${action} on the key ${keyId} (${name}).`
  return `KMS could not do ${action} with the key ${keyId} (${name}).`
}
