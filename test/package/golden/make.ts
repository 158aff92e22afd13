import { join } from 'node:path'
import { makeData } from '../../../samples/package/make-data.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import { renderReport } from '../../../src/package/report/index.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { MemoryLedger } from '../make-ledger.ts'
import { folder, makePackage } from '../workbench.ts'

/**
 * Makes a golden package: `node test/package/golden/make.ts v2`. Only for a new format version, or a part that packages did not have before; those that are there are
 * never made again, because they stand for the packages that auditors hold.
 */
const [, , name] = process.argv
if (!name) throw new Error('say which version: make.ts v1')
const signer = await new KeyStore(await folder()).signer()
const data = makeData()
const log = new MemoryLedger()
// A package before it, so that it carries a proof of consistency.
await makePackage({ ...data, id: 'before' }, signer, log)
const output = join(import.meta.dirname, `${name}.zip`)
const ledger = await log.for(data, signer)
const { fingerprint, manifestSha256 } = await buildPackage(data, {
  signer,
  report: renderReport,
  exports: exportsOf,
  output,
  ledger,
})
console.log(JSON.stringify({ name, fingerprint, manifestSha256 }))
