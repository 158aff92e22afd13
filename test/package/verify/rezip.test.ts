import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { has } from '../../kit/machine.ts'
import { type Made, makePackage, run, unpacked } from '../workbench.ts'

/** Packs all files below the working directory. */
const PYTHON = `
import os, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w', getattr(zipfile, sys.argv[2])) as package:
    for folder, _, names in os.walk('.'):
        for name in names:
            package.write(os.path.join(folder, name))
`

describe('a package that was unpacked and zipped again verifies, as docs/package-format.md says', () => {
  let made: Made
  let place: string
  beforeAll(async () => {
    made = await makePackage(makeData({ resources: 10 }))
    place = await unpacked(made)
  })

  const verified = async (zip: string) => {
    const { valid, failures } = await verifyPackage(zip)
    return { valid, failures }
  }

  test.skipIf(!has('zip')).each([
    ['without folders and extra fields', ['-X', '-D']],
    ['with both', []],
    ['stored', ['-0']],
  ])('by Info-ZIP, %s', async (name, options) => {
    const zip = join(made.folder, `zip ${name}.zip`)
    await run(place, 'zip', '-q', '-r', ...options, zip, '.')
    expect(await verified(zip)).toEqual({ valid: true, failures: [] })
  })

  test.skipIf(!has('python3')).each(['ZIP_DEFLATED', 'ZIP_STORED'])('by Python, %s', async method => {
    const zip = join(made.folder, `${method}.zip`)
    await run(place, 'python3', '-c', PYTHON, zip, method)
    expect(await verified(zip)).toEqual({ valid: true, failures: [] })
  })

  test.skipIf(!has('zip'))('but not with a file that is not its own', async () => {
    const zip = join(made.folder, 'more.zip')
    await run(place, 'zip', '-q', '-r', '-X', '-D', zip, '.')
    await run(made.folder, 'zip', '-q', '-X', zip, 'package.zip')
    expect((await verified(zip)).valid).toBe(false)
  })
})
