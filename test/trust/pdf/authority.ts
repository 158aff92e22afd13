import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SignatureTimestamp } from '../../../src/trust/pdf/cades.ts'

const CONFIG = `[ tsa ]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[ ext ]
extendedKeyUsage = critical,timeStamping
[ req ]
distinguished_name = dn
[ dn ]
`

/** A real timestamp authority (RFC 3161), made with openssl in a folder of its own. */
export class Authority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'exhibit-tsa-'))

  constructor() {
    writeFileSync(join(this.#folder, 'tsa.cnf'), CONFIG)
    writeFileSync(join(this.#folder, 'serial'), '01\n')
    const subject = ['-subj', '/CN=Test authority', '-extensions', 'ext', '-config', 'tsa.cnf', '-days', '9']
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'tsa.key']
    this.#openssl('req', '-x509', ...key, '-out', 'tsa.pem', ...subject)
  }

  readonly timestamp: SignatureTimestamp = async signature => {
    writeFileSync(join(this.#folder, 'signature'), signature)
    this.#openssl('ts', '-query', '-data', 'signature', '-sha256', '-cert', '-out', 'query')
    const by = ['-inkey', 'tsa.key', '-signer', 'tsa.pem', '-config', 'tsa.cnf', '-section', 'tsa']
    this.#openssl('ts', '-reply', '-queryfile', 'query', ...by, '-token_out', '-out', 'token')
    return readFileSync(join(this.#folder, 'token'))
  }

  /** What openssl says of a token over the signature that was stamped last. */
  verify(token: Uint8Array): string {
    writeFileSync(join(this.#folder, 'given'), token)
    return this.#openssl('ts', '-verify', '-data', 'signature', '-token_in', '-in', 'given', '-CAfile', 'tsa.pem')
  }

  #openssl(...args: string[]): string {
    return execFileSync('openssl', args, { cwd: this.#folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }
}
