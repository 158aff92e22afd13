import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { lowS } from '../low-s.ts'
import type { Signer } from '../signer.ts'
import { certificatesOf, checkCertificates, isP256 } from './certificate.ts'
import { KeyError } from './error.ts'

const signAsync = promisify(
  (data: Uint8Array, key: KeyObject, done: (error: Error | null, signature: Buffer) => void) =>
    sign('sha256', data, { key, dsaEncoding: 'der' }, done),
)

/** Signs with a private P-256 key held in memory. */
export const signWith =
  (key: KeyObject): Signer['sign'] =>
  async data =>
    lowS(await signAsync(data, key))

/**
 * A signer from two PEM files: a private key (PKCS#8 or SEC 1, P-256, not encrypted) that only its owner may read, and
 * its certificate, followed by those above it.
 *
 * @throws KeyError
 */
export async function localSigner(files: { key: string; certificate: string }): Promise<Signer> {
  const key = await readKey(files.key)
  const certificates = certificatesOf(await readPem(files.certificate, 'CERTIFICATE_UNREADABLE'), files.certificate)
  checkCertificates(createPublicKey(key), certificates, files.certificate)
  const [certificate, ...chain] = certificates.map(({ raw }) => raw)
  if (!certificate) throw new KeyError('CERTIFICATE_UNREADABLE', `${files.certificate} holds no PEM certificate.`)
  return { certificate, chain, sign: signWith(key) }
}

async function readPem(path: string, code: 'CERTIFICATE_UNREADABLE'): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new KeyError(code, `${path} cannot be read.`, error)
  }
}

async function readKey(path: string): Promise<KeyObject> {
  const pem = await readPrivate(path)
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    // No cause: a parser's message could quote key material.
    throw new KeyError('KEY_UNREADABLE', `${path} holds no private key in PEM without a passphrase.`)
  }
  if (!isP256(key)) throw new KeyError('KEY_NOT_P256', `The key in ${path} is not an elliptic curve key on P-256.`)
  return key
}

/** Reads a file that nobody else may read; mode and content are of the same open file. */
async function readPrivate(path: string): Promise<string> {
  const file = await open(path, 'r').catch(error => {
    throw new KeyError('KEY_UNREADABLE', `The signing key ${path} cannot be read.`, error)
  })
  try {
    const { mode } = await file.stat()
    if ((mode & 0o077) !== 0)
      throw new KeyError(
        'KEY_PERMISSIONS',
        `The signing key ${path} may be read or changed by others (mode ${(mode & 0o777).toString(8)}); run: chmod 600 ${path}`,
      )
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}
