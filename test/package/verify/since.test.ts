import { beforeAll, describe, expect, test } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import { digestOf, sha256 } from '../../../src/evidence/digest.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import type { VerifyOptions } from '../../../src/package/verify/result.ts'
import { heldAgainst } from '../../../src/package/verify/since.ts'
import type { Signer } from '../../../src/trust/signer.ts'
import { MemoryLedger } from '../make-ledger.ts'
import { folder, type Made, makePackage, newSigner } from '../workbench.ts'
import { filesOf, zipped } from './forgery.ts'

const data = (id: string) => ({ ...makeData({ resources: 5 }), id })
let signer: Signer
let log: MemoryLedger
let first: Made
let second: Made
let third: Made
beforeAll(async () => {
  signer = await newSigner()
  log = new MemoryLedger()
  first = await makePackage(data('first'), signer, log)
  log.record('framework.put', 'own-1', digestOf(sha256('mapping')))
  second = await makePackage(data('second'), await newSigner(), log)
  third = await makePackage(data('third'), signer, log)
})

const verifySince = async (old: string | Buffer, now: string | Buffer, options: VerifyOptions = {}) =>
  heldAgainst(old, await verifyPackage(now, options))

const codes = async (old: string | Buffer, now: string | Buffer) =>
  (await verifySince(old, now)).failures.map(({ code }) => code)

test('a package says which ledger it is in, and which earlier trees that begins with', async () => {
  const verified = await verifyPackage(third.path)
  const { origin, entries, sizes } = log
  expect(verified).toMatchObject({ valid: true, ledger: { origin, size: entries.length, timestamp: null } })
  expect(verified.earlier.map(({ size }) => size)).toEqual(sizes.slice(0, -1))
  expect(verified.manifest?.ledger).toEqual({ origin })
})

describe('since an earlier package', () => {
  test('nothing was rewritten, also where the key was replaced meanwhile', async () => {
    for (const [old, now] of [
      [first, second],
      [first, third],
      [second, third],
      [third, third],
    ] as const) {
      const { valid, failures, since } = await verifySince(old.path, now.path, { fingerprint: now.fingerprint })
      expect([valid, failures]).toEqual([true, []])
      expect(since).toMatchObject({ package: old.manifest.id, signer: { fingerprint: old.fingerprint } })
    }
  })

  test('a ledger that was written anew is told from the one that was', async () => {
    const lied = new MemoryLedger()
    const size = first.ledger?.size ?? 0
    // Another package than the first in its place.
    lied.entries.push(...log.entries.slice(0, size - 1))
    lied.record('package', 'first', digestOf(sha256('lie')))
    lied.sizes.push(size)
    expect(await codes(first.path, (await makePackage(data('fourth'), signer, lied)).path)).toEqual(['SINCE_REWRITTEN'])
    const short = new MemoryLedger()
    const same = await makePackage({ ...data('first'), label: 'other' }, signer, short)
    expect(await codes(first.path, same.path)).toEqual(['SINCE_REWRITTEN'])
  })

  test('one in which the earlier checkpoint is passed over proves nothing', async () => {
    const silent = new MemoryLedger()
    silent.entries.push(...log.entries)
    expect(await codes(first.path, (await makePackage(data('fourth'), signer, silent)).path)).toEqual([
      'SINCE_UNPROVEN',
    ])
  })

  test('the order counts, and the ledger', async () => {
    expect(await codes(second.path, first.path)).toEqual(['SINCE_NEWER'])
    const other = await makePackage(data('other'), signer, new MemoryLedger('exhibit.ledger/other'))
    expect(await codes(first.path, other.path)).toEqual(['SINCE_OTHER_LEDGER'])
    const none = await makePackage(data('none'), signer, null)
    expect(none.manifest.ledger).toBeUndefined()
    expect(await verifyPackage(none.path)).toMatchObject({ valid: true, ledger: null, earlier: [] })
    expect(await codes(none.path, third.path)).toEqual(['SINCE_WITHOUT_LEDGER'])
    expect(await codes(first.path, none.path)).toEqual(['SINCE_WITHOUT_LEDGER'])
  })

  test('an earlier package that is not valid proves nothing, nor does a path that is none', async () => {
    const files = await filesOf(first.path)
    files.set('findings.csv', Buffer.from('x'))
    expect(await codes(zipped(files), third.path)).toEqual(['SINCE_INVALID'])
    expect(await codes(await folder(), third.path)).toEqual(['SINCE_INVALID'])
  })
})
