import { join } from 'node:path'
import { buildPackage } from '../../../src/package/build.ts'
import { KeyStore } from '../../../src/package/keys/key-store.ts'
import { renderReport } from '../../../src/package/report/index.ts'
import { makeData } from '../make-data.ts'
import { folder } from '../workbench.ts'

/**
 * Makes a golden package: `node test/package/golden/make.ts v2`. Only for a new format version; those that are there are
 * never made again, because they stand for the packages that auditors hold.
 */
const [, , name] = process.argv
if (!name) throw new Error('say which version: make.ts v1')
const signer = await new KeyStore(await folder()).signer()
const output = join(import.meta.dirname, `${name}.zip`)
const { fingerprint, manifestSha256 } = await buildPackage(makeData(), { signer, report: renderReport, output })
console.log(JSON.stringify({ name, fingerprint, manifestSha256 }))
