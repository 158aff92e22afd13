import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FINDINGS } from '../../../src/package/format/layout.ts'
import type { FindingsFacts } from '../../../src/package/verify/container.ts'
import { Failures } from '../../../src/package/verify/error.ts'
import { checkFiles } from '../../../src/package/verify/files.ts'
import { findingsThread } from '../../../src/package/verify/findings-thread.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { readAnchors } from '../../../src/package/verify/signer.ts'
import { verifyContainer } from '../../../src/package/verify/verify.ts'
import { openZip } from '../../../src/package/verify/zip.ts'
import { makePackage } from '../workbench.ts'
import { editLine, filesOf, resign, zipped } from './forgery.ts'

const made = await makePackage()
const ids = made.manifest.items.map(({ id }) => id)
const file = made.manifest.files.find(({ path }) => path === FINDINGS) ?? { path: FINDINGS, sha256: '', size: 0 }

async function readInThread(
  of: typeof file,
  items: readonly string[],
  worth = 0,
  processors = 8,
): Promise<FindingsFacts | null> {
  const handle = await open(made.path)
  const thread = findingsThread(handle.fd, worth, processors)
  try {
    return await thread.read(of, items)
  } finally {
    await thread.stop()
    await handle.close()
  }
}

test('a thread finds in findings.json what is found here', async () => {
  const csv = made.manifest.files.find(({ path }) => path === 'findings.csv')
  expect(await readInThread(file, ids)).toEqual({ counts: made.manifest.counts.findings, csvSha256: csv?.sha256 })
})

test('a thread says nothing of findings with which something is wrong, nor of few, nor on a small machine', async () => {
  expect(await readInThread({ ...file, sha256: '0'.repeat(64) }, ids)).toBeNull()
  expect(await readInThread({ ...file, size: file.size + 1 }, ids)).toBeNull()
  expect(await readInThread(file, ids.slice(1))).toBeNull()
  expect(await readInThread({ ...file, path: 'elsewhere.json' }, ids)).toBeNull()
  expect(await readInThread(file, ids, file.size + 1)).toBeNull()
  expect(await readInThread(file, ids, 0, 2)).toBeNull()
})

test('what was read elsewhere counts only for the items that were found', async () => {
  const container = await openZip(await readFile(made.path), new Failures())
  if (!container) throw new Error('not opened')
  const lie = { counts: { pass: 1, fail: 0, unknown: 0, not_applicable: 0 }, csvSha256: 'f'.repeat(64) }
  const asked: (readonly string[])[] = []
  const findingsElsewhere = async (_: unknown, items: readonly string[]) => {
    asked.push(items)
    return lie
  }
  const found = async (items: typeof made.manifest.items) => {
    const failures = new Failures()
    const { tally } = await checkFiles({ ...container, findingsElsewhere }, { ...made.manifest, items }, failures)
    return [tally.findings, failures.list.map(({ code }) => code)]
  }
  expect(await found(made.manifest.items)).toEqual([lie.counts, ['CSV_MISMATCH']])
  expect(await found(made.manifest.items.slice(1))).toEqual([made.manifest.counts.findings, []])
  expect(asked).toEqual([ids, ids.slice(1)])
})

test('findings are judged the same with a thread and without, right ones and forged ones', async () => {
  const files = await filesOf(made.path)
  editLine(files, FINDINGS, 3, value => {
    value.id = '0'.repeat(32)
  })
  await resign(files, made.signer)
  const forged = join(made.folder, 'forged.zip')
  await writeFile(forged, zipped(files))
  for (const [path, codes] of [
    [made.path, []],
    [forged, ['FINDING_INVALID']],
  ] as const) {
    const handle = await open(path)
    const thread = findingsThread(handle.fd, 0, 8)
    const container = await openZip(path, new Failures())
    if (!container) throw new Error('not opened')
    const failures = new Failures()
    const anchors = await readAnchors({})
    const there = await verifyContainer({ ...container, findingsElsewhere: thread.read }, anchors, failures)
    expect(there).toEqual(await verifyPackage(await readFile(path)))
    expect(there.failures.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]))
    expect(there.valid).toBe(codes.length === 0)
    await thread.stop()
    await container.close()
    await handle.close()
  }
})
