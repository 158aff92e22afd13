import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { makeData } from '../../samples/package/make-data.ts'
import { type BuiltPackage, buildPackage } from '../../src/package/build/build.ts'
import { exportsOf } from '../../src/package/exports/index.ts'
import type { PackageData } from '../../src/package/format/data.ts'
import { KeyStore } from '../../src/trust/keys/key-store.ts'
import type { Signer } from '../../src/trust/signer.ts'
import { MemoryLedger } from './make-ledger.ts'
import { plainReport } from './make-report.ts'
import { filesOf } from './verify/forgery.ts'

export const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'exhibit-package-'))
export const newSigner = async (): Promise<Signer> => new KeyStore(await folder()).signer()

export interface Made extends BuiltPackage {
  readonly path: string
  readonly folder: string
  readonly signer: Signer
}

/** A signed package on disk, in a folder of its own, recorded in a ledger (of its own; null: in none). */
export async function makePackage(
  data: PackageData = makeData(),
  by?: Signer,
  log: MemoryLedger | null = new MemoryLedger(),
): Promise<Made> {
  const signer = by ?? (await newSigner())
  const place = await folder()
  const path = join(place, 'package.zip')
  const ledger = log && (await log.for(data, signer))
  const options = { signer, report: plainReport, exports: exportsOf, output: path, ...(ledger && { ledger }) }
  return { ...(await buildPackage(data, options)), path, folder: place, signer }
}

/** Runs a command without a shell; rejects if it ends with anything but 0. */
export async function run(cwd: string, command: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, maxBuffer: 1 << 28 })
  return stdout
}

export async function unpacked(made: Pick<Made, 'path' | 'folder'>): Promise<string> {
  const place = join(made.folder, 'package')
  for (const [name, bytes] of await filesOf(made.path)) {
    await mkdir(dirname(join(place, name)), { recursive: true })
    await writeFile(join(place, name), bytes)
  }
  return place
}
