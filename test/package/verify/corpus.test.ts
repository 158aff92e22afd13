import { beforeAll, describe, expect, test } from 'vitest'
import { FAILURE_CODES, type FailureCode } from '../../../src/package/verify/error.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { type Made, makePackage } from '../workbench.ts'
import { ATTACKS } from './corpus.ts'
import { type Files, filesOf, zipped } from './forgery.ts'

let made: Made
let files: Files
beforeAll(async () => {
  made = await makePackage()
  files = await filesOf(made.path)
})

test('the package verifies, from disk and from memory, and so does a re-zip of equal content', async () => {
  expect(await verifyPackage(made.path)).toMatchObject({ valid: true, failures: [] })
  expect(await verifyPackage(zipped(files))).toMatchObject({ valid: true, failures: [] })
  expect(await verifyPackage(zipped(new Map([...files].reverse())))).toMatchObject({ valid: true, failures: [] })
})

describe('refuses', () => {
  test.each(ATTACKS)('$name: $code', async ({ make, code, file }) => {
    const { valid, failures, trust } = await verifyPackage(await make({ files: new Map(files), signer: made.signer }))
    expect(failures.map(failure => `${failure.code} ${failure.file}`).join('\n')).toContain(
      file ? `${code} ${file}` : code,
    )
    expect([valid, trust]).toEqual([false, 'unpinned'])
    for (const { message } of failures) expect(message).toMatch(/^[\x20-\x7e]+\.$/)
  })
})

test('every code has an attack or a test of its own', () => {
  const elsewhere: FailureCode[] = [
    'SIGNER_NOT_PINNED',
    'SIGNER_UNTRUSTED',
    'TIMESTAMP_INVALID',
    'REPERFORMANCE_DIFFERS',
    'LEDGER_TIMESTAMP_INVALID',
    // authority.test.ts, outside-time.test.ts
    ...(['SIGNER_OTHER_SUBJECT', 'TIMESTAMP_MISSING', 'TIMESTAMP_UNTRUSTED'] as const),
    ...(['TIMESTAMP_BEFORE_PACKAGE', 'TIMESTAMP_BEFORE_CERTIFICATE', 'TIMESTAMP_IN_FUTURE'] as const),
    // since.test.ts
    ...(['SINCE_INVALID', 'SINCE_WITHOUT_LEDGER', 'SINCE_OTHER_LEDGER'] as const),
    ...(['SINCE_NEWER', 'SINCE_UNPROVEN', 'SINCE_REWRITTEN'] as const),
    // organization/index.test.ts
    ...(['INDEX_INVALID', 'MEMBER_MISSING', 'MEMBER_CHANGED', 'MEMBER_OTHER'] as const),
    ...(['MEMBER_INVALID', 'MEMBER_UNLISTED'] as const),
  ]
  const tried = new Set([...ATTACKS.map(({ code }) => code), ...elsewhere])
  expect(FAILURE_CODES.filter(code => !tried.has(code))).toEqual([])
})
