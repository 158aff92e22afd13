import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from './error.ts'
import { fileError } from './file-error.ts'

const NONCE = 12
const TAG = 16

/**
 * Seals secrets with AES-256-GCM under a key in the data directory (`secrets.key`, 32 bytes in hex, mode 0600, made when
 * first needed), so that a copy of the database alone gives none away. Processes on several machines need the same file.
 */
export class SecretBox {
  readonly #dataDir: string

  constructor(dataDir: string) {
    this.#dataDir = dataDir
  }

  /** `context` ties the sealed bytes to their row. */
  seal(secrets: Readonly<Record<string, string>>, context: string): Buffer {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', this.#key(), nonce).setAAD(Buffer.from(context))
    const sealed = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  }

  open(sealed: Buffer, context: string): Record<string, string> {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key(), sealed.subarray(0, NONCE))
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      const text = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString()
      return JSON.parse(text) as Record<string, string>
    } catch (error) {
      if (error instanceof StoreError) throw error
      throw new StoreError(
        'secrets_key',
        'The stored secrets were sealed with another key than the secrets.key of the data directory: restore that file, or enter the secrets again.',
      )
    }
  }

  /** What tells the key from others; null where none was needed yet. */
  fingerprint(): string | null {
    if (!existsSync(this.#path)) return null
    return createHash('sha256').update('exhibit secrets key').update(this.#key()).digest('hex')
  }

  get #path(): string {
    return join(this.#dataDir, 'secrets.key')
  }

  #key(): Buffer {
    if (!existsSync(this.#path)) this.#makeKey()
    const key = Buffer.from(readFileSync(this.#path, 'latin1').trim(), 'hex')
    if (key.length !== 32)
      throw new StoreError(
        'secrets_key',
        'The secrets.key of the data directory does not hold a key of 32 bytes in hex: restore it from a backup.',
      )
    return key
  }

  /** Linked into place when it is whole, so that of several processes all use the first one's key. */
  #makeKey(): void {
    const making = `${this.#path}.${randomBytes(6).toString('hex')}`
    try {
      mkdirSync(this.#dataDir, { recursive: true, mode: 0o700 })
      writeFileSync(making, randomBytes(32).toString('hex'), { mode: 0o600, flush: true })
      linkSync(making, this.#path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw fileError(error, this.#path)
    } finally {
      rmSync(making, { force: true })
    }
  }
}
