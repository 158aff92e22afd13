import { makeData } from '../../samples/package/make-data.ts'
import { buildPackage } from '../../src/package/build/build.ts'
import { exportsOf } from '../../src/package/exports/index.ts'
import { reportRenderer } from '../../src/package/report/index.ts'
import { KeyStore } from '../../src/trust/keys/key-store.ts'

/** Run as a process: `RESOURCES FOLDER`; builds a package with a real report and prints how long it took. */
const [, , resources, folder = '.'] = process.argv
const signer = await new KeyStore(`${folder}/keys`).signer()
const data = makeData({ resources: Number(resources) })
const started = performance.now()
await buildPackage(data, { signer, report: reportRenderer(), exports: exportsOf, output: `${folder}/package.zip` })
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000 }))
