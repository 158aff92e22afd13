import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { collectTarget } from '../../../src/service/runs/collect-target.ts'
import { finishRun } from '../../../src/service/runs/finish-run.ts'
import { testService } from '../../api/service.ts'
import { submitReplay } from '../replayed.ts'

test.each([
  ['EISDIR', 'a folder has come to stand there', (folder: string) => mkdir(join(folder, 'kept.jsonl'))],
  [
    'ENOTDIR',
    'a file has taken the place of its folder',
    async (folder: string) => {
      await rm(folder, { recursive: true })
      await writeFile(folder, 'no folder')
    },
  ],
])('a run ends where its recording can never be kept (%s): %s', async (code, _, spoil) => {
  const { runtime } = await testService()
  const { store, access } = runtime
  const place = await mkdtemp(join(tmpdir(), 'exhibit-recording-'))
  onTestFinished(() => rm(place, { recursive: true }))
  const folder = join(place, 'kept')
  await mkdir(folder)
  const { run } = await submitReplay(runtime)
  for (const target of await store.targets.list(run.id)) await collectTarget(runtime, target)
  const path = join(folder, 'kept.jsonl')
  await access.tape(run.id, { recordTo: path })
  await spoil(folder)

  await finishRun(runtime, run.id)
  const ended = await store.runs.get(run.id)
  expect(ended).toMatchObject({
    status: 'failed',
    error: {
      code: 'recording_unwritable',
      message: `The recording ${path} cannot be written (${code}); choose another path.`,
    },
  })
  expect(ended.finishedAt).not.toBeNull()
  expect(await store.packages.ofRun(run.id)).toEqual([])
  expect((await readdir(place, { recursive: true })).filter(name => name.endsWith('.part'))).toEqual([])
})
