import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { makeLog } from '../../../src/logging.ts'
import { removeLeavings } from '../../../src/service/packages/leavings.ts'

const ID = '019ab000-0000-7000-8000-00000000000'
const PART = `part-${ID}f`

test('what killed processes left of packages is removed, what is being written is not', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'exhibit-leavings-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const folder = join(dataDir, 'packages')
  await mkdir(folder)
  const hours = { [`${ID}1.zip`]: 9, [`${ID}2.zip.${PART}`]: 9, [`${ID}3.zip.${PART}`]: 0.9, [`notes.zip.${PART}`]: 9 }
  for (const [name, old] of Object.entries(hours)) {
    await writeFile(join(folder, name), 'x')
    const at = Date.now() / 1000 - old * 3600
    await utimes(join(folder, name), at, at)
  }
  const sweep = () => removeLeavings({ config: readConfig({ EXHIBIT_DATA_DIR: dataDir }), log: makeLog('silent') })
  await sweep()
  expect((await readdir(folder)).sort()).toEqual([`${ID}1.zip`, `${ID}3.zip.${PART}`, `notes.zip.${PART}`])
  await rm(folder, { recursive: true })
  await sweep()
})
