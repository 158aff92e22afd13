import { generateKeyPair, randomUUID, X509Certificate } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fingerprintOf, type Signer } from '../signer.ts'
import { requireAcceptable } from './acceptable.ts'
import {
  type CertificateSubject,
  certificatePem,
  certificatesOf,
  checkCertificates,
  DEFAULT_SUBJECT,
  selfSigned,
} from './certificate.ts'
import { KeyError } from './error.ts'
import { localSigner, signWith } from './local-signer.ts'

/** A public key that signs or has signed packages. */
export interface KeyRecord {
  /** SHA-256 of the certificate's DER, in hex. */
  readonly fingerprint: string
  readonly algorithm: 'ECDSA P-256 with SHA-256'
  readonly status: 'current' | 'past'
  /** When it became the signing key here, and when it ceased to be. */
  readonly since: string
  readonly until: string | null
  /** PEM, SubjectPublicKeyInfo. */
  readonly publicKey: string
  /** PEM, the certificate and those above it. */
  readonly certificate: string
}

const CURRENT = 'current'
const ELSEWHERE = 'elsewhere'
const FINGERPRINT = /^[0-9a-f]{64}$/

/**
 * The keys of a data directory: one folder per key, named by its fingerprint, with `certificate.pem`, `key.pem` (0600,
 * local keys only, others have `elsewhere`), `since` and, once replaced, `until`; the file `current` names the one that signs.
 */
export class KeyStore {
  readonly #directory: string
  readonly #subject: CertificateSubject

  /** `subject`: whom the certificates of keys that are made name. */
  constructor(directory: string, subject: CertificateSubject = DEFAULT_SUBJECT) {
    this.#directory = directory
    this.#subject = subject
  }

  /** The local signing key, made on first use. Processes that start together agree on one. */
  async signer(): Promise<Signer> {
    const current = await this.#current()
    // What signed last is kept elsewhere (see adopt), and a local key is wanted again. A local key that is lost is an error.
    if (current) return (await this.#isElsewhere(current)) ? this.rotate() : this.#open(current)
    const made = await this.#make()
    const winner = await this.#appoint(made, 'first')
    if (winner !== made) await rm(this.#path(made), { recursive: true, force: true })
    return this.#open(winner)
  }

  /** The local signing key, if there is one and it is the one that signs. Throws KeyError where it cannot be used. */
  async existing(): Promise<Signer | null> {
    const current = await this.#current()
    return current === null || (await this.#isElsewhere(current)) ? null : this.#open(current)
  }

  /** Replaces the local key by a new one. The old private key is destroyed; its certificate stays listed. */
  async rotate(): Promise<Signer> {
    const old = await this.#current()
    const made = await this.#make()
    await this.#appoint(made, 'replace')
    if (old && old !== made) await this.#retire(old)
    return this.#open(made)
  }

  /** Records a key that is kept elsewhere (KMS, the user's own file) as the one that signs now. */
  async adopt(signer: Signer): Promise<void> {
    const fingerprint = fingerprintOf(signer.certificate)
    const old = await this.#current()
    if (old === fingerprint) return
    await this.#write(fingerprint, certificatePem([signer.certificate, ...(signer.chain ?? [])]), null)
    await rm(this.#path(fingerprint, 'until'), { force: true })
    await this.#appoint(fingerprint, 'replace')
    if (old) await this.#retire(old)
  }

  /**
   * Takes a certificate that an authority issued for the current key, followed by those above it: from here on packages
   * bear it. Gives its fingerprint. Throws KeyError where it is of another key, out of order or not valid now.
   */
  async certify(pem: string): Promise<string> {
    const current = await this.#current()
    if (!current) throw new KeyError('KEY_UNREADABLE', 'There is no signing key yet; it is made at the first start.')
    const certificates = certificatesOf(pem, 'The file')
    const path = this.#path(current, 'certificate.pem')
    const [now] = certificatesOf((await readOptional(path)) ?? '', path)
    if (now) checkCertificates(now.publicKey, certificates, 'the file')
    const ders = certificates.map(certificate => validNow(certificate).raw)
    await requireAcceptable(ders)
    const fingerprint = fingerprintOf(ders[0] ?? Buffer.alloc(0))
    if (fingerprint === current) return fingerprint
    const key = await readOptional(this.#path(current, 'key.pem'))
    await this.#write(fingerprint, certificatePem(ders), key)
    // It may have been there before: then without its key.
    if (key) await writeDurably(this.#path(fingerprint, 'key.pem'), key, 0o600)
    await rm(this.#path(fingerprint, 'until'), { force: true })
    await this.#appoint(fingerprint, 'replace')
    await this.#retire(current)
    return fingerprint
  }

  /** Fingerprint of the certificate that packages bear; null before the first start. */
  current(): Promise<string | null> {
    return this.#current()
  }

  /** Current and past keys, newest first. */
  async list(): Promise<KeyRecord[]> {
    const current = await this.#current()
    const names = await readdir(this.#directory).catch(() => [])
    const records = await Promise.all(
      names.filter(name => FINGERPRINT.test(name)).map(name => this.#record(name, current)),
    )
    return records.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
  }

  #path(...parts: string[]): string {
    return join(this.#directory, ...parts)
  }

  async #current(): Promise<string | null> {
    const name = await readOptional(this.#path(CURRENT))
    if (name === null) return null
    if (FINGERPRINT.test(name.trim())) return name.trim()
    throw new KeyError('KEY_UNREADABLE', `${this.#path(CURRENT)} does not name a key; restore it from a backup.`)
  }

  async #isElsewhere(fingerprint: string): Promise<boolean> {
    return (await readOptional(this.#path(fingerprint, ELSEWHERE))) !== null
  }

  #open(fingerprint: string): Promise<Signer> {
    return localSigner({
      key: this.#path(fingerprint, 'key.pem'),
      certificate: this.#path(fingerprint, 'certificate.pem'),
    })
  }

  async #make(): Promise<string> {
    const { privateKey, publicKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
    const certificate = await selfSigned(publicKey, signWith(privateKey), this.#subject)
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    await this.#write(fingerprintOf(certificate), certificatePem([certificate]), pem)
    return fingerprintOf(certificate)
  }

  /** Puts a key's folder in place whole. */
  async #write(fingerprint: string, certificate: string, key: string | null): Promise<void> {
    const temporary = this.#path(`.${randomUUID()}`)
    try {
      await mkdir(temporary, { recursive: true, mode: 0o700 })
      if (key) await writeDurably(join(temporary, 'key.pem'), key, 0o600)
      else await writeDurably(join(temporary, ELSEWHERE), '', 0o644)
      await writeDurably(join(temporary, 'certificate.pem'), certificate, 0o644)
      await writeDurably(join(temporary, 'since'), `${new Date().toISOString()}\n`, 0o644)
      await rename(temporary, this.#path(fingerprint))
    } catch (error) {
      await rm(temporary, { recursive: true, force: true })
      if (isCode(error, 'ENOTEMPTY') || isCode(error, 'EEXIST')) return
      throw new KeyError('KEY_STORE_UNWRITABLE', `The key directory ${this.#directory} cannot be written.`, error)
    }
  }

  /** Makes a key the current one. As the `first`, a key that another process appointed meanwhile wins. */
  async #appoint(fingerprint: string, how: 'first' | 'replace'): Promise<string> {
    const temporary = this.#path(`.${randomUUID()}`)
    try {
      await writeDurably(temporary, `${fingerprint}\n`, 0o644)
      if (how === 'replace') await rename(temporary, this.#path(CURRENT))
      else await link(temporary, this.#path(CURRENT))
      return fingerprint
    } catch (error) {
      const winner = isCode(error, 'EEXIST') ? await this.#current() : null
      if (winner) return winner
      throw new KeyError('KEY_STORE_UNWRITABLE', `The key directory ${this.#directory} cannot be written.`, error)
    } finally {
      await rm(temporary, { force: true })
    }
  }

  async #retire(fingerprint: string): Promise<void> {
    await writeDurably(this.#path(fingerprint, 'until'), `${new Date().toISOString()}\n`, 0o644)
    await rm(this.#path(fingerprint, 'key.pem'), { force: true })
  }

  async #record(fingerprint: string, current: string | null): Promise<KeyRecord> {
    const path = this.#path(fingerprint, 'certificate.pem')
    const pem = (await readOptional(path)) ?? ''
    const [own] = certificatesOf(pem, path)
    const since = (await readOptional(this.#path(fingerprint, 'since')))?.trim()
    const until = (await readOptional(this.#path(fingerprint, 'until')))?.trim()
    const { publicKey, validFromDate } = own ?? new X509Certificate(pem)
    return {
      fingerprint,
      algorithm: 'ECDSA P-256 with SHA-256',
      status: fingerprint === current ? 'current' : 'past',
      since: since ?? validFromDate.toISOString(),
      until: until ?? null,
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
      certificate: pem,
    }
  }
}

function validNow(certificate: X509Certificate): X509Certificate {
  const now = new Date()
  if (now >= certificate.validFromDate && now <= certificate.validToDate) return certificate
  const { validFrom, validTo } = certificate
  throw new KeyError(
    'CERTIFICATE_NOT_VALID',
    `A certificate of the file is valid from ${validFrom} to ${validTo} only.`,
  )
}

async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const file = await open(path, 'w', mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function readOptional(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(error => {
    if (isCode(error, 'ENOENT')) return null
    throw new KeyError('KEY_UNREADABLE', `${path} cannot be read.`, error)
  })
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
