import { makeData } from '../../../samples/package/make-data.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { plainReport } from '../make-report.ts'

/** Run as a process: builds a package of so many resources and prints its peak memory, or the error's code. */
const [, , resources, output = 'out.zip'] = process.argv
try {
  const signer = await new KeyStore('keys').signer()
  await buildPackage(makeData({ resources: Number(resources) }), {
    signer,
    report: plainReport,
    exports: exportsOf,
    output,
  })
  console.log(JSON.stringify({ rssMiB: process.resourceUsage().maxRSS / 1024 }))
} catch (error) {
  console.log(JSON.stringify(error instanceof Error ? { ...error, message: error.message } : error))
  process.exitCode = 1
}
