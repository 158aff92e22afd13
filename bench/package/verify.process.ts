import { verifyPackage } from '../../src/package/verify/index.ts'

/** Run as a process: verifies one package, once and cold, and prints how long that took without the start. */
const [, , path = ''] = process.argv
const started = performance.now()
const { valid, failures } = await verifyPackage(path)
const seconds = (performance.now() - started) / 1000
if (!valid) throw new Error(`the package is not valid: ${failures[0]?.code}`)
console.log(JSON.stringify({ seconds }))
