import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { ServiceError } from '../service/runtime/error.ts'
import type { Repositories } from '../store/index.ts'
import { operator } from './operator.ts'
import { answer, print, say, table } from './output.ts'

interface Json {
  json?: boolean
}

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('the key that signs packages, and its certificate')
  keys
    .command('list')
    .description('the certificates that packages bear or bore')
    .option('--json', 'print one JSON document')
    .action(list)
  keys
    .command('rotate')
    .description('replace the local key by a new one; older packages stay verifiable')
    .option('--json', 'print one JSON document')
    .action(rotate)
  keys
    .command('take-over')
    .description('have this key sign for a database of an installation whose key is lost for good')
    .option('--json', 'print one JSON document')
    .action(takeOver)
  keys
    .command('request')
    .description('print a certificate signing request (PKCS #10) for a certificate authority of your own')
    .option('--name <text>', 'the common name to ask for; default: EXHIBIT_SIGNER_NAME, else Exhibit signing key')
    .option('--organization <text>', 'the organization to ask for; default: EXHIBIT_SIGNER_ORGANIZATION, else none')
    .action(request)
  keys
    .command('certify <pem>')
    .description('have packages bear the certificate that your authority issued (a file: it, then those above it)')
    .option('--json', 'print one JSON document')
    .action(certify)
}

async function list({ json }: Json): Promise<void> {
  const { keyStoreOf } = await import('../service/keys/signing-key.ts')
  const keys = await keyStoreOf(readConfig(process.env)).list()
  const rows = keys.map(({ fingerprint, status, since, until }) => [fingerprint, status, since, until ?? ''])
  await answer(json === true, keys, () =>
    rows.length > 0 ? table([['fingerprint', 'status', 'since', 'until'], ...rows]) : 'No key was made yet.',
  )
}

async function rotate({ json }: Json): Promise<void> {
  const { rotateKey } = await import('../service/keys/signing-key.ts')
  const fingerprint = await withStore((config, store) => rotateKey({ config, store, actor: operator() }))
  await answer(json === true, { fingerprint }, () => told(fingerprint))
}

async function takeOver({ json }: Json): Promise<void> {
  const { takeOver } = await import('../service/keys/signing-key.ts')
  const fingerprint = await withStore((config, store) => takeOver({ config, store, actor: operator() }))
  await answer(json === true, { fingerprint }, () => told(fingerprint))
}

async function request({ name, organization }: { name?: string; organization?: string }): Promise<void> {
  const { keyRequest } = await import('../service/keys/signing-key.ts')
  const asked = {
    ...(name !== undefined && { commonName: name }),
    ...(organization !== undefined && { organization }),
  }
  await print(await keyRequest(readConfig(process.env), asked))
}

async function certify(path: string, { json }: Json): Promise<void> {
  const { certifyKey } = await import('../service/keys/signing-key.ts')
  const pem = await readFile(path, 'utf8').catch(error => {
    const code = (error as NodeJS.ErrnoException).code
    throw new ServiceError('bad_request', `The file ${path} cannot be read (${code}).`, error)
  })
  const fingerprint = await withStore((config, store) => certifyKey({ config, store, actor: operator() }, pem))
  await answer(json === true, { fingerprint }, () => told(fingerprint))
}

const told = (fingerprint: string): string =>
  `From here on packages are signed under the certificate ${fingerprint}. Tell your auditors, by another way than with a package.`

async function withStore<T>(work: (config: Config, store: Repositories) => Promise<T>): Promise<T> {
  const { openStore } = await import('../store/index.ts')
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl, dataDir: config.dataDir, progress: say })
  try {
    return await work(config, store)
  } finally {
    await store.close()
  }
}
