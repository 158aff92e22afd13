import { generateKeyPairSync } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folder, run } from '../../package/workbench.ts'

export type KeyKind = 'p256' | 'p384' | 'rsa' | 'rsa1024'

export interface Wanted {
  /** Name of one issued before; left out: itself. */
  readonly by?: string
  readonly key?: KeyKind
  /** The key of one issued before, instead of a new one. */
  readonly keyOf?: string
  /** As openssl takes it, `/C=CH/O=Acme/CN=x`; default: its name as CN. */
  readonly subject?: string
  /** Lines of openssl's extension section; null: a certificate of version 1. */
  readonly extensions?: readonly string[] | null
  readonly days?: number
  readonly digest?: string
}

export const CA = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']
export const LEAF = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature']

function newKey(kind: KeyKind): string {
  const { privateKey } =
    kind === 'rsa' || kind === 'rsa1024'
      ? generateKeyPairSync('rsa', { modulusLength: kind === 'rsa' ? 2048 : 1024 })
      : generateKeyPairSync('ec', { namedCurve: kind === 'p384' ? 'P-384' : 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

/** Certificates that openssl issues, in a folder of their own: `<name>.pem`, `<name>.key` (0600). */
export class Issuer {
  readonly place: string

  private constructor(place: string) {
    this.place = place
  }

  static async open(): Promise<Issuer> {
    return new Issuer(await folder())
  }

  at(file: string): string {
    return join(this.place, file)
  }

  async issue(name: string, wanted: Wanted = {}): Promise<void> {
    const { by, key = 'p256', keyOf, subject = `/CN=${name}`, extensions = LEAF, days = 30, digest = 'sha256' } = wanted
    const pem = keyOf === undefined ? newKey(key) : await readFile(this.at(`${keyOf}.key`), 'utf8')
    await writeFile(this.at(`${name}.key`), pem, { mode: 0o600 })
    await run(this.place, 'openssl', 'req', '-new', '-utf8', '-key', `${name}.key`, '-subj', subject, '-out', 'csr')
    const signing = by === undefined ? ['-key', `${name}.key`] : ['-CA', `${by}.pem`, '-CAkey', `${by}.key`]
    if (extensions) await writeFile(this.at('ext'), `[ext]\n${extensions.join('\n')}\n`)
    const how = ['-days', String(days), `-${digest}`, ...(extensions ? ['-extfile', 'ext', '-extensions', 'ext'] : [])]
    await run(this.place, 'openssl', 'x509', '-req', '-in', 'csr', ...signing, ...how, '-out', `${name}.pem`)
  }

  pem(...names: string[]): Promise<string> {
    return Promise.all(names.map(name => readFile(this.at(`${name}.pem`), 'utf8'))).then(pems => pems.join(''))
  }

  async der(name: string): Promise<Buffer> {
    return Buffer.from((await this.pem(name)).replace(/-----[^-]+-----|\s/g, ''), 'base64')
  }
}
