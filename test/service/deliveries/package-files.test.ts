import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { filesIn } from '../../../src/service/deliveries/package-files.ts'

const PACKAGE = join(import.meta.dirname, '../../package/golden/v1.zip')

test('files of a package are handed out byte for byte, as its manifest has them', async () => {
  const { paths, file } = filesIn(PACKAGE)
  const read = async (path: string) => buffer((await file(path))?.open() ?? Readable.from([]))
  const { files } = JSON.parse((await read('manifest.json')).toString()) as {
    files: { path: string; sha256: string }[]
  }
  expect(await paths()).toEqual(expect.arrayContaining(files.map(({ path }) => path)))
  for (const { path, sha256 } of files) {
    expect((await file(path))?.sha256).toBe(sha256)
    expect(
      createHash('sha256')
        .update(await read(path))
        .digest('hex'),
    ).toBe(sha256)
  }
  expect(await file('nothing.json')).toBeNull()
})

test('what is no package holds no files', async () => {
  const { paths, file } = filesIn(import.meta.filename)
  expect([await paths(), await file('report.pdf')]).toEqual([[], null])
})
