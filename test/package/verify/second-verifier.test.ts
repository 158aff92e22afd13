import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { hasAll } from '../../kit/machine.ts'
import { makeData } from '../make-data.ts'
import { MemoryLedger } from '../make-ledger.ts'
import { folder, type Made, makePackage, newSigner } from '../workbench.ts'
import { ACCEPTED } from './accepted.ts'
import { profile } from './attacks/profile.ts'
import { ATTACKS } from './corpus.ts'
import { type Files, filesOf, resign, zipped } from './forgery.ts'

const SCRIPT = join(import.meta.dirname, '../second-verifier.sh')

let made: Made
let files: Files
/** Of little content and no ledger, for what is about the zip. */
let small: Files
beforeAll(async () => {
  made = await makePackage(makeData({ resources: 10 }))
  files = await filesOf(made.path)
  small = await filesOf((await makePackage(makeData({ resources: 1 }), made.signer, null)).path)
  small.delete('verify.html')
  await resign(small, made.signer)
})

async function second(zip: Buffer): Promise<string> {
  const path = join(await folder(), 'package.zip')
  await writeFile(path, zip)
  const ran = promisify(execFile)(SCRIPT, [path], { maxBuffer: 1 << 26 })
  return ran.then(
    ({ stdout }) => stdout.trim(),
    error => (error.code === 1 ? error.stdout.trim() : `broke: ${error.message}`),
  )
}

describe.skipIf(!hasAll('jq', 'openssl', 'unzip'))(
  'a second verifier, of openssl, sha256sum and jq, agrees',
  () => {
    test('on good packages', async () => {
      expect(await second(zipped(files))).toBe('valid')
      const replay = await makePackage(makeData({ resources: 10, source: { kind: 'replay', hosts: [] } }))
      expect(await second(zipped(await filesOf(replay.path)))).toBe('valid')
      const two = await makePackage(makeData({ resources: 30, accounts: ['111122223333', '444455556666'] }))
      expect(await second(zipped(await filesOf(two.path)))).toBe('valid')
    })

    test('on packages of a ledger that grew, and of none', async () => {
      const [log, signer] = [new MemoryLedger(), await newSigner()]
      for (const id of ['one', 'two', 'three', 'four']) {
        const { path } = await makePackage({ ...makeData({ resources: 5 }), id }, signer, log)
        log.record('key.use', 'x', `sha256:${'0'.repeat(64)}`)
        expect(await second(zipped(await filesOf(path)))).toBe('valid')
      }
      const none = await makePackage(makeData({ resources: 5 }), signer, null)
      expect(await second(zipped(await filesOf(none.path)))).toBe('valid')
    })

    test.each(ACCEPTED)('on a zip $name', async ({ make }) => {
      expect(await second(make(small))).toBe('valid')
    })

    test.each(profile)('on $name', async ({ make }) => {
      expect(await second(await make({ files: new Map(small), signer: made.signer }))).toMatch(/^not valid: /)
    })

    test.each(ATTACKS.filter(attack => !profile.includes(attack)))('on $name', async ({ make }) => {
      const verdict = await second(await make({ files: new Map(files), signer: made.signer }))
      expect(verdict).toMatch(/^not valid: /)
    })
  },
  120_000,
)
