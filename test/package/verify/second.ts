import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { hasAll } from '../../kit/machine.ts'
import { folder, type Made, makePackage } from '../workbench.ts'
import { profile } from './attacks/profile.ts'
import { ATTACKS } from './corpus.ts'
import { type Files, filesOf } from './forgery.ts'

const SCRIPT = join(import.meta.dirname, '../second-verifier.sh')
export const hasItsTools = hasAll('jq', 'openssl', 'unzip')

/** What the second verifier says of a package. */
export async function second(zip: Buffer): Promise<string> {
  const path = join(await folder(), 'package.zip')
  await writeFile(path, zip)
  const ran = promisify(execFile)(SCRIPT, [path], { maxBuffer: 1 << 26 })
  return ran.then(
    ({ stdout }) => stdout.trim(),
    error => (error.code === 1 ? error.stdout.trim() : `broke: ${error.message}`),
  )
}

/** Every so-and-so-many-th attack on what a package says: each takes the script a second, so that files share them. */
export function refusesAttacks(part: number, of: number): void {
  describe.skipIf(!hasItsTools)('a second verifier, of openssl, sha256sum and jq, agrees', () => {
    let made: Made
    let files: Files
    beforeAll(async () => {
      made = await makePackage(makeData({ resources: 10 }))
      files = await filesOf(made.path)
    })

    const ours = ATTACKS.filter(attack => !profile.includes(attack)).filter((_, index) => index % of === part)
    test.each(ours)('on $name', async ({ make }) => {
      const verdict = await second(await make({ files: new Map(files), signer: made.signer }))
      expect(verdict).toMatch(/^not valid: /)
    })
  })
}
