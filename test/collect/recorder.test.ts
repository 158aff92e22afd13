import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Recorder } from '../../src/collect/handlers.ts'

test('a recording, which is raw, is readable by its owner alone', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'exhibit-recorder-')), 'recording.jsonl')
  const recorder = await Recorder.open(file, 'test')
  await recorder.keep()
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
