import { expect, test } from 'vitest'
import { drifted } from '../../tools/generate/files.ts'

test('what is generated and checked in is what the code makes', async () => {
  expect(await drifted()).toEqual([])
})
