import { open, readFile, stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { MembersVerification } from '../package/organization/verify-members.ts'
import type { Verification, VerifyOptions } from '../package/verify/index.ts'
import type { HeldAgainst } from '../package/verify/since.ts'
import type { ReperformedPackage } from '../service/reperform/index.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { EXIT } from './failure.ts'
import { ledgerText, signerText, sinceText, timestampText } from './ledger-text.ts'
import { answer, plural } from './output.ts'
import { reperformanceText } from './reperformance-text.ts'

/** How the signer is known. */
export interface AnchorOptions {
  key?: string
  fingerprint?: string
  ca?: string
  caSubject?: string
  tsaCa?: string
}

interface Options extends AnchorOptions {
  reperform?: boolean
  mappings?: string
  since?: string
  members?: string
  json?: boolean
}

export function verifyCommand(program: Command): void {
  verifies(program.command('verify <file>'))
    .option('--reperform', 'recompute every finding and control status from the evidence in the package')
    .option('--mappings <dir>', 'with --reperform: a directory with frameworks of your own')
}

/** Makes a command one that verifies; re-performance, which needs the checks, is not in it. */
/** The options by which the signer and the timestamp's authority are known. */
export const anchored = (command: Command): Command =>
  command
    .option('--key <pem>', 'a file with the public key or certificate that must have signed')
    .option('--fingerprint <sha256>', 'SHA-256 of the certificate that must have signed')
    .option('--ca <pem>', 'a file with the authorities, one of which must stand above the signer')
    .option('--ca-subject <text>', 'with --ca: whose certificate it must be, an RFC 4514 name or a common name')
    .option('--tsa-ca <pem>', 'a file with the authorities, one of which must stand above that of the timestamp')

export const verifies = (command: Command): Command =>
  anchored(command.description('verify a package, one resource taken out of one, or an index of packages, offline'))
    .option('--since <package>', 'an earlier package: prove that nothing recorded up to it was rewritten')
    .option('--members <dir>', 'of an index: a folder with the packages that it lists, to be verified with it')
    .option('--json', 'print one JSON document')
    .action(verify)

async function verify(file: string, options: Options): Promise<void> {
  if (options.mappings !== undefined && options.reperform !== true)
    throw new ServiceError('bad_request', 'Mappings are of use with --reperform only.')
  if (options.since !== undefined) await thereIs(options.since)
  const found = await verifying(file, options, given =>
    options.reperform === true ? reperformed(file, given, options.mappings) : judged(file, given, options.members),
  )
  const result = options.since === undefined ? found : await heldAgainst(options.since, found)
  const { manifest: _, earlier: __, ...facts } = result
  const { reperformance, since } = result as Partial<ReperformedPackage & Held>
  const text = () =>
    [
      verificationText(result, trustText(result.trust, options)),
      ...sinceText(since, result.valid),
      ...reperformanceText(reperformance),
    ].join('\n')
  await answer(options.json === true, facts, text)
  process.exitCode = result.valid && reperformance?.reproduced !== false ? EXIT.done : EXIT.no
}

/** Reads what the signer is known by. Throws `bad_request` for options and files that cannot be understood. */
export async function verifying<T>(
  file: string,
  options: AnchorOptions,
  verified: (given: VerifyOptions) => Promise<T>,
): Promise<T> {
  const { VerifyOptionError } = await import('../package/verify/index.ts')
  const key = await pemOf(options.key)
  const ca = await pemOf(options.ca)
  const tsaCa = await pemOf(options.tsaCa)
  await thereIs(file)
  const given = {
    ...(key !== undefined && { key }),
    ...(ca !== undefined && { ca }),
    ...(tsaCa !== undefined && { tsaCa }),
    ...(options.caSubject !== undefined && { caSubject: options.caSubject }),
    ...(options.fingerprint !== undefined && { fingerprint: options.fingerprint }),
  }
  return verified(given).catch(error => {
    throw error instanceof VerifyOptionError ? new ServiceError('bad_request', error.message, error) : error
  })
}

/** Throws `bad_request` where there is no such file. */
export async function thereIs(path: string): Promise<void> {
  if (!(await stat(path).catch(() => undefined))) throw new ServiceError('bad_request', `There is no file ${path}.`)
}

type Held = HeldAgainst<Verification>

async function heldAgainst<T extends Verification>(path: string, now: T): Promise<HeldAgainst<T>> {
  if (now.manifest && (await firstCharacter(path)) === '{')
    throw new ServiceError('bad_request', `${path} is one resource alone: give the package it is from.`)
  const { heldAgainst } = await import('../package/verify/since.ts')
  return heldAgainst(path, now)
}

/** Exit 0 only where everything that could be recomputed is as the package says, by whatever version. */
async function reperformed(file: string, options: VerifyOptions, mappings?: string): Promise<ReperformedPackage> {
  if ((await firstCharacter(file)) === '{')
    throw new ServiceError('bad_request', 'One resource alone cannot be re-performed: give the package.')
  const { reperformPackage } = await import('../service/reperform/index.ts')
  const { commit } = readConfig(process.env)
  return reperformPackage(file, {
    ...options,
    ...(mappings !== undefined && { mappings }),
    ...(commit !== undefined && { commit }),
  })
}

/** A package, or (by its first characters) the evidence of one resource taken out of one, or an index with its members. */
async function judged(file: string, options: VerifyOptions, members?: string): Promise<Verification> {
  if ((await firstCharacter(file)) !== '{') {
    if (members !== undefined)
      throw new ServiceError('bad_request', `${file} is no index of packages: it has no members.`)
    const { verifyPackage } = await import('../package/verify/index.ts')
    return verifyPackage(file, options)
  }
  const bytes = await readFile(file)
  const { saysIndex } = await import('../package/organization/verify-index.ts')
  if (saysIndex(bytes)) return judgedIndex(bytes, options, members)
  if (members !== undefined)
    throw new ServiceError('bad_request', `${file} is no index of packages: it has no members.`)
  const { verifyExtract } = await import('../package/extract/verify-extract.ts')
  return verifyExtract(bytes, options)
}

async function judgedIndex(bytes: Uint8Array, options: VerifyOptions, members?: string): Promise<Verification> {
  const { verifyIndex } = await import('../package/organization/verify-index.ts')
  const index = await verifyIndex(bytes, options)
  if (members === undefined) return index
  await thereIs(members)
  const { verifyMembers } = await import('../package/organization/verify-members.ts')
  return verifyMembers(index, members, options)
}

async function firstCharacter(file: string): Promise<string> {
  const handle = await open(file)
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, 0).finally(() => handle.close())
  return buffer.toString('latin1')
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
  ca: 'signed under a certificate that the authority you named issued; any certificate that this authority issued would do (name whose with --ca-subject)',
  unpinned: 'unchanged since it was signed; by whom is not shown (compare the fingerprint with one you got elsewhere)',
}

/** Who signed, for those who said whose certificate it must be. */
export const trustText = (trust: Verification['trust'], { caSubject }: AnchorOptions): string =>
  trust === 'ca' && caSubject !== undefined
    ? `signed under the certificate that the authority you named issued to ${caSubject}`
    : TRUST[trust]

/** Of an index, how many packages it lists, and whether they were looked at. */
function indexText(result: Verification): string[] {
  const { index, membersVerified } = result as Partial<MembersVerification>
  if (!index) return []
  const count = plural(index.accounts.length, 'package')
  const said = membersVerified === undefined ? 'not looked at (--members DIR)' : `${membersVerified} verified`
  return [`index        ${index.id} of run ${index.run}: ${count}, ${said}`]
}

const SOURCE = { replay: 'a recording of', customEndpoint: 'a custom endpoint,' } as const
const NAMED = 3

/** A recording of AWS names dozens of hosts: a person reads the first few. */
function few(hosts: readonly string[]): string {
  const more = hosts.length - NAMED
  return `${hosts.slice(0, NAMED).join(', ') || 'no host recorded'}${more > 0 ? ` and ${plural(more, 'more host')}` : ''}`
}

/** What a person reads. `by`: what is said of who signed, where that is known better than by a key that was named. */
export function verificationText(result: Verification, by = TRUST[result.trust]): string {
  const { valid, failures, signer, source, timestamp, manifest, ledger } = result
  return [
    valid ? `VALID: ${by}.` : 'NOT VALID.',
    ...failures.map(f => `  ${f.code}  ${f.file ?? ''}  ${f.message}`),
    ...(manifest && valid
      ? [`package      ${manifest.id}, settings as read from ${manifest.asOf.from} to ${manifest.asOf.to}`]
      : []),
    ...indexText(result),
    ...signerText(signer, result.trust),
    ...(source
      ? [
          `source       ${source.kind === 'aws' ? 'AWS' : `NOT COLLECTED FROM AWS (${SOURCE[source.kind]} ${few(source.hosts)})`}`,
        ]
      : []),
    `timestamp    ${timestampText(timestamp)}`,
    ...ledgerText(ledger),
  ].join('\n')
}
