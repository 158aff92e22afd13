import { open, readFile, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Verification, VerifyOptions } from '../package/verify/index.ts'
import type { LedgerSaid } from '../package/verify/result.ts'
import type { Since, SinceVerification } from '../package/verify/since.ts'
import { ServiceError } from '../service/error.ts'
import { EXIT } from './failure.ts'
import { answer, plural } from './output.ts'

interface Options {
  key?: string
  fingerprint?: string
  ca?: string
  since?: string
  json?: boolean
}

export function verifyCommand(program: Command): void {
  program
    .command('verify <file>')
    .description('verify a package, or one resource taken out of one, offline')
    .option('--key <pem>', 'a file with the public key or certificate that must have signed')
    .option('--fingerprint <sha256>', 'SHA-256 of the certificate that must have signed')
    .option('--ca <pem>', 'a file with the authorities, one of which must stand above the signer')
    .option('--since <package>', 'an earlier package: prove that nothing recorded up to it was rewritten')
    .option('--json', 'print one JSON document')
    .action(verify)
}

async function verify(file: string, options: Options): Promise<void> {
  const { VerifyOptionError } = await import('../package/verify/index.ts')
  const key = await pemOf(options.key)
  const ca = await pemOf(options.ca)
  for (const path of [file, ...(options.since === undefined ? [] : [options.since])])
    if (!(await stat(path).catch(() => undefined))) throw new ServiceError('bad_request', `There is no file ${path}.`)
  const given = {
    ...(key !== undefined && { key }),
    ...(ca !== undefined && { ca }),
    ...(options.fingerprint !== undefined && { fingerprint: options.fingerprint }),
  }
  const result = await judged(file, options.since, given).catch(error => {
    throw error instanceof VerifyOptionError ? new ServiceError('bad_request', error.message, error) : error
  })
  const { manifest: _, earlier: __, ...facts } = result
  await answer(options.json === true, facts, () => verificationText(result))
  process.exitCode = result.valid ? EXIT.done : EXIT.no
}

/** A package, or (by its first character) the evidence of one resource taken out of one. */
async function judged(
  file: string,
  since: string | undefined,
  options: VerifyOptions,
): Promise<Verification | SinceVerification> {
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, 0).finally(() => handle.close())
  const isExtract = buffer.toString('latin1') === '{'
  if (since !== undefined) {
    if (isExtract)
      throw new ServiceError('bad_request', 'One resource alone cannot be held against an earlier package.')
    const { verifySince } = await import('../package/verify/since.ts')
    return verifySince(since, file, options)
  }
  if (!isExtract) {
    const { verifyPackage } = await import('../package/verify/index.ts')
    return verifyPackage(file, options)
  }
  const { verifyExtract } = await import('../package/extract/verify-extract.ts')
  return verifyExtract(await readFile(file, 'utf8'), options)
}

async function pemOf(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  return readFile(path, 'utf8').catch(error => {
    throw new ServiceError(
      'bad_request',
      `The file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
      error,
    )
  })
}

const TRUST: Record<Verification['trust'], string> = {
  pinned: 'signed by the key you named',
  ca: 'signed by a key that the authority you named vouches for',
  unpinned: 'unchanged since it was signed; by whom is not shown (compare the fingerprint with one you got elsewhere)',
}

const SOURCE = { replay: 'a recording of', customEndpoint: 'a custom endpoint,' } as const
const NAMED = 3

/** A recording of AWS names dozens of hosts: a person reads the first few. */
function few(hosts: readonly string[]): string {
  const more = hosts.length - NAMED
  return `${hosts.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${plural(more, 'more host')}` : ''}`
}

/** What a person reads. */
export function verificationText(result: Verification | SinceVerification): string {
  const { valid, failures, trust, signer, source, timestamp, manifest, ledger } = result
  return [
    valid ? `VALID: ${TRUST[trust]}.` : 'NOT VALID.',
    ...failures.map(f => `  ${f.code}  ${f.file ?? ''}  ${f.message}`),
    ...(manifest && valid
      ? [`package      ${manifest.id}, settings as read from ${manifest.asOf.from} to ${manifest.asOf.to}`]
      : []),
    ...(signer ? [`certificate  SHA-256 ${signer.fingerprint} (${signer.subject})`] : []),
    ...(source
      ? [
          `source       ${source.kind === 'aws' ? 'AWS' : `NOT COLLECTED FROM AWS (${SOURCE[source.kind]} ${few(source.hosts)})`}`,
        ]
      : []),
    `timestamp    ${timestampText(timestamp)}`,
    ...(ledger ? [`ledger       ${ledgerText(ledger)}`] : []),
    ...('since' in result && valid ? [`since        ${sinceText(result.since)}`] : []),
  ].join('\n')
}

const timestampText = (said: Verification['timestamp']): string =>
  said ? `${said.time} by ${said.authority}` : 'none from an outside authority'

const ledgerText = ({ origin, size, root, timestamp }: LedgerSaid): string =>
  `${origin}, ${size.toLocaleString('en')} ${size === 1 ? 'entry' : 'entries'}, root ${root}, timestamp ${timestampText(timestamp)}`

const sinceText = ({ package: id, ledger, signer }: Since): string =>
  `nothing was rewritten of the ${ledger?.size.toLocaleString('en')} entries recorded up to package ${id} (signed by ${signer?.fingerprint})`
