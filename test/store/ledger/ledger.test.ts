import { v7 } from 'uuid'
import { beforeEach, describe, expect, test } from 'vitest'
import { ACCOUNT, header, newRun, resources } from '../../../samples/make-account.ts'
import { digestOf, jsonDigest, sha256 } from '../../../src/evidence/digest.ts'
import { entryLeaf } from '../../../src/evidence/ledger.ts'
import { MerkleTree } from '../../../src/evidence/merkle.ts'
import { isConsistent, rootOfInclusion } from '../../../src/evidence/merkle-proof.ts'
import { openStore, type Store } from '../../../src/store/index.ts'
import { query, testDatabase, testStore } from '../database.ts'

const writeItem = (store: Store, run: string, type: string, count = 3) =>
  store.evidence.writeItem({ run, account: ACCOUNT, region: 'us-east-1', type }, resources(type, count), collected =>
    header(run, type, collected),
  )

const recordMany = async (store: Store, from: number, to: number) => {
  await store.transaction(async tx => {
    for (let i = from; i < to; i++) await tx.ledger.record({ kind: 'evidence', subject: `${i}`, digest: jsonDigest(i) })
  })
}

describe('the tree', () => {
  test('grows to what its leaves make, whatever the steps', async () => {
    const store = await testStore()
    expect(await store.ledger.grow()).toMatchObject({ size: 0, root: sha256() })
    let size = 0
    for (const step of [1, 1, 2, 3, 9, 48, 36]) {
      await recordMany(store, size, size + step)
      size += step
      const grown = await store.ledger.grow()
      const proven = await store.ledger.inclusions(size, 'evidence', [...Array(size).keys()].map(String))
      const tree = new MerkleTree()
      for (const { index, entry, path } of proven) {
        expect(entry).toMatchObject({ subject: `${index}`, digest: jsonDigest(index) })
        tree.add(entryLeaf(entry))
        expect(rootOfInclusion(index, size, entryLeaf(entry), path)).toEqual(grown.root)
      }
      expect([tree.size, tree.root()]).toEqual([size, grown.root])
      expect(grown.size).toBe(size)
    }
    const olds = Array.from({ length: 100 }, (_, i) => i + 1)
    const { root, origin } = await store.ledger.tree(100)
    for (const { path, ...old } of await store.ledger.consistencies(100, olds)) {
      expect(isConsistent(old, { size: 100, root }, path)).toBe(true)
      expect(await store.ledger.tree(old.size)).toEqual({ origin, ...old })
    }
    await expect(store.ledger.tree(101)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('takes every entry once when many processes write and sequence at the same time', async () => {
    const { url, dataDir } = await testDatabase()
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ url, dataDir, connections: 3 })))
    await Promise.all(
      stores.map(async (store, which) => {
        for (let i = 0; i < 20; i++) {
          await recordMany(store, which * 1000 + i * 10, which * 1000 + i * 10 + 7)
          await store.ledger.grow()
        }
      }),
    )
    const [store] = stores
    expect(await store?.ledger.grow()).toMatchObject({ size: 420 })
    const rows = await query<{ n: number }>(url, 'select count(distinct subject)::int n from ledger_leaves')
    expect(rows).toEqual([{ n: 420 }])
    const { problems } = (await store?.ledger.check()) ?? { problems: [] }
    expect(problems.filter(({ code }) => code !== 'row_missing')).toEqual([])
    await Promise.all(stores.map(one => one.close()))
  })

  test('records nothing of a transaction that fails', async () => {
    const store = await testStore()
    const failing = store.transaction(async tx => {
      await tx.schedules.create(schedule)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await store.ledger.grow()).toMatchObject({ size: 0 })
  })

  test('refuses changes', async () => {
    const { url, dataDir } = await testDatabase()
    const store = await openStore({ url, dataDir })
    await recordMany(store, 0, 2)
    for (const text of ['update ledger_pending set digest = digest', 'truncate ledger_pending'])
      await expect(query(url, text)).rejects.toMatchObject({ code: 'EXH01' })
    await store.ledger.grow()
    for (const table of ['ledger', 'ledger_rows', 'ledger_checkpoints'])
      for (const text of [`delete from ${table}`, `truncate ${table}`])
        await expect(query(url, text)).rejects.toMatchObject({ code: 'EXH01' })
    await expect(query(url, "set exhibit.retention = 'on'; update ledger_rows set at = now()")).rejects.toMatchObject({
      code: 'EXH01',
    })
    await store.close()
  })
})

const schedule = {
  name: 'Nightly',
  cron: '0 3 * * *',
  timezone: 'UTC',
  request: newRun().request,
  enabled: true,
  overlap: 'skip' as const,
}
const acceptance = {
  check: 's3-bucket-kms-encryption',
  account: ACCOUNT,
  region: null,
  resource: null,
  kind: 'risk' as const,
  reason: 'Test data only.',
  owner: 'Ana',
  requestedBy: 'Ana',
  until: '2030-01-01T00:00:00.000Z',
}

describe('the check', () => {
  let store: Store
  let url: string
  let packageId: string
  /** Something of every kind, and a checkpoint after it. */
  beforeEach(async () => {
    const database = await testDatabase()
    url = database.url
    store = await openStore({ url, dataDir: database.dataDir })
    const run = await store.runs.create(newRun())
    await writeItem(store, run.id, 'aws.s3.bucket')
    await writeItem(store, run.id, 'aws.kms.key', 4)
    const { id } = await store.acceptances.create(acceptance)
    await store.acceptances.approve(id, 'Ben')
    const other = await store.acceptances.create({ ...acceptance, check: 'other' })
    await store.acceptances.revoke(other.id, 'Ben')
    const nightly = await store.schedules.create(schedule)
    await store.schedules.update(nightly.id, { cron: '0 4 * * *' })
    await store.schedules.claimSlot(nightly.id, '2026-01-01T04:00:00.000Z', '2026-01-01T04:00:01.000Z')
    const gone = await store.schedules.create(schedule)
    await store.schedules.remove(gone.id)
    await store.frameworks.put('own-1', 'framework: Own')
    await store.frameworks.put('gone-1', 'framework: Gone')
    await store.frameworks.remove('gone-1')
    packageId = v7()
    const manifest = { format: 'exhibit.package/v1', id: packageId, run: run.id, label: null }
    await store.packages.add({
      ...{ id: packageId, run: run.id, account: ACCOUNT, format: 'exhibit.package/v1', path: 'p.zip' },
      ...{ sha256: '00', size: 1, label: null },
      manifest: Buffer.from(JSON.stringify({ ...manifest, scope: { accounts: [{ account: ACCOUNT }] } })),
    })
    const { size, root } = await store.ledger.grow()
    await store.ledger.keepCheckpoint({ size, root, note: '', package: null, account: null, token: null })
    // Later than the checkpoint: one in its place, one that waits.
    await writeItem(store, run.id, 'aws.iam.user')
    await store.ledger.grow()
    await writeItem(store, run.id, 'aws.iam.role')
    return () => store.close()
  })

  const problems = async () => (await store.ledger.check()).problems
  /** Whoever owns the database can do all of this. */
  const tamper = (text: string) => query(url, `set session_replication_role = replica; ${text}`)

  test('finds nothing where nothing was done', async () => {
    expect(await store.ledger.check()).toEqual({ size: 17, checkpoints: 1, problems: [], notices: [] })
  })

  test.each([
    ['an item', deleted('aws.kms.key'), 'row_missing', /^evidence item [0-9a-f-]{36}$/],
    ['an item that waits', deleted('aws.iam.role'), 'row_missing', /^evidence item/],
    ['a package', 'delete from packages', 'row_missing', /^package /],
    ['an acceptance', 'delete from acceptances where approved_by is not null', 'row_missing', /^acceptance /],
    ['a schedule', 'delete from schedules', 'row_missing', /^schedule /],
    ['a framework', 'delete from user_frameworks', 'row_missing', /^framework own-1$/],
  ])('names %s that was deleted', async (_, text, code, subject) => {
    await tamper(text)
    expect(await problems()).toEqual([{ code, subject: expect.stringMatching(subject), message: expect.any(String) }])
  })

  test.each([
    ['the header of an item', swapped('header'), /^evidence item .*aws.s3.bucket/],
    ['the root of an item', swapped('state'), /^evidence item .*aws.s3.bucket/],
    [
      'the content of a header',
      `update item_states set base = sha256(base) where n = (select state from item_rows where id = ${idOf('aws.s3.bucket')})`,
      /^evidence item .*aws.s3.bucket/,
    ],
    [
      'the region of an item',
      `update item_rows set place = place_of('aws.s3.bucket', 'eu-west-1', '') where id = ${idOf('aws.s3.bucket')}`,
      /aws.s3.bucket/,
    ],
    [
      'the counts of an item',
      `update item_states set gaps = 3 where n = (select state from item_rows where id = ${idOf('aws.s3.bucket')})`,
      /aws.s3.bucket/,
    ],
    [
      'by which account an item is told apart',
      `update item_rows set scope = run_scope((select run from items limit 1), '210987654321')
       where id = ${idOf('aws.s3.bucket')}`,
      /^evidence item /,
    ],
    [
      'by which an item is listed',
      `update item_rows set line = item_line('210987654321', 'aws.s3.object') where id = ${idOf('aws.s3.bucket')}`,
      /^evidence item /,
    ],
    [
      'settings of a resource',
      `update contents set body = convert_to(replace(convert_from(body, 'utf8'), 'Enabled', 'Suspended'), 'utf8')
       where convert_from(body, 'utf8') like '%"Name":"aws.kms.key-2"%'`,
      /aws.kms.key/,
    ],
    [
      'a chunk of members',
      'delete from chunks where digest = (select chunks[1] from member_lists where members = 4)',
      /aws.kms.key/,
    ],
    ['a manifest', "update packages set manifest = convert_to('{}', 'utf8')", /^package /],
    ['the label of a package', "update packages set label = 'Other'", /^package /],
    ['who approved', "update acceptances set approved_by = 'Eve' where approved_by is not null", /^acceptance /],
    [
      'a revocation',
      'update acceptances set revoked_by = null, revoked_at = null where revoked_by is not null',
      /^acceptance /,
    ],
    [
      'until when',
      "update acceptances set until = until + interval '1 year' where approved_by is not null",
      /^acceptance /,
    ],
    ['a schedule', "update schedules set cron = '0 4 1 * *'", /^schedule /],
    ['a framework', "update user_frameworks set yaml = 'framework: Other'", /^framework own-1$/],
  ])('names a row where %s was rewritten', async (_, text, subject) => {
    await tamper(text)
    expect(await problems()).toEqual([
      { code: 'row_rewritten', subject: expect.stringMatching(subject), message: expect.any(String) },
    ])
  })

  test('names rows that were slipped in', async () => {
    await tamper(`insert into item_rows select '${v7()}', r.finished_at, run_scope('${v7()}', account), place, r.line, state,
      r.header from item_rows r join items using (id) where type = 'aws.s3.bucket'`)
    await tamper(`insert into schedules select '${v7()}', name, cron, timezone, request, enabled from schedules`)
    expect((await problems()).map(({ code }) => code)).toEqual(['row_unrecorded', 'row_unrecorded'])
  })

  test('names entries that were rewritten or deleted', async () => {
    await tamper("update ledger_rows set at = at - interval '1 day' where index = 5")
    expect(await problems()).toMatchObject([{ code: 'entry_rewritten', subject: expect.stringMatching(/^entry 5 /) }])
    await tamper('update ledger_rows set nodes = overlay(nodes placing sha256(nodes) from 33) where index = 7')
    expect(await problems()).toMatchObject([
      { code: 'entry_rewritten' },
      { code: 'tree_rewritten', subject: expect.stringMatching(/^entry 7 /) },
    ])
  })

  test.each([
    ['in the middle', 'delete from ledger_rows where index between 3 and 4', 'entries 3 to 4'],
    ['at the end', 'delete from ledger_rows where index >= 13', 'entries 13 to 14'],
  ])('names entries that were deleted %s', async (_, text, subject) => {
    await tamper(text)
    const found = await problems()
    expect(found.filter(({ code }) => code === 'entry_missing')).toMatchObject([{ subject }])
  })

  test('sees through a ledger that was rebuilt whole around a lie, by its checkpoint', async () => {
    const leaves = await query<{ kind: string; subject: string; digest: Buffer; at: string }>(
      url,
      'select kind, subject, digest, at from ledger_leaves order by index',
    )
    await tamper('delete from ledger_rows; delete from ledger_pending')
    for (const [i, leaf] of leaves.entries()) {
      const digest =
        leaf.kind === 'framework.put' && leaf.subject === 'own-1' ? sha256('framework: Other') : leaf.digest
      await query(url, 'insert into ledger_pending (kind, subject, digest, at) values ($1, $2, $3, $4)', [
        ...[leaf.kind, leaf.subject, digest, leaf.at],
      ])
      expect(i).toBeLessThan(20)
    }
    await tamper(
      "update user_frameworks set (yaml, sha256) = ('framework: Other', encode(sha256('framework: Other'), 'hex')); " +
        deleted('aws.iam.role'),
    )
    await store.ledger.grow()
    expect(await problems()).toEqual([
      {
        code: 'checkpoint_mismatch',
        subject: 'checkpoint of 15 entries',
        message: expect.stringMatching(/^Entries 0 to 14 do not give the root that was signed 2/),
      },
    ])
  })

  test('is at peace with what was retired on purpose, once a signed checkpoint covers it', async () => {
    const kept = await store.runs.create(newRun())
    const [run] = (await store.runs.list({})).items.slice(-1)
    await store.runs.end(run?.id ?? '', 'finished')
    expect(await store.ledger.retire(new Date(Date.now() + 1000).toISOString(), 'os ana')).toBe(1)
    expect((await store.runs.list({})).items.map(({ id }) => id)).toEqual([kept.id])
    expect(new Set((await problems()).map(({ code }) => code))).toEqual(new Set(['retirement_unwitnessed']))
    const { size, root } = await store.ledger.grow()
    await store.ledger.keepCheckpoint({ size, root, note: '', package: null, account: null, token: null })
    expect(await store.ledger.check()).toMatchObject({
      problems: [],
      notices: [
        { code: 'retired', subject: '4 × evidence item' },
        { code: 'retired', subject: '1 × run' },
      ],
    })
    expect(await store.audit.list({ action: 'run.retire' })).toMatchObject({
      items: [{ actor: 'os ana', subject: run?.id }],
    })
  })
})

/** Takes a column of one item for another. */
function swapped(column: string): string {
  return `update item_rows set ${column} = (select ${column} from item_rows where id = ${idOf('aws.kms.key')})
    where id = ${idOf('aws.s3.bucket')}`
}

/** The only item of a type, in SQL. */
function idOf(type: string): string {
  return `(select id from items where type = '${type}')`
}

function deleted(type: string): string {
  return `delete from item_rows where id = ${idOf(type)}`
}

test('what changed is recorded once', async () => {
  const store = await testStore()
  const first = [{ subject: 'soc2-2017', digest: jsonDigest(1) }]
  await store.ledger.recordChanges('framework.load', first)
  await store.ledger.recordChanges('framework.load', first)
  expect(await store.ledger.grow()).toMatchObject({ size: 1 })
  await store.ledger.recordChanges('framework.load', [...first, { subject: 'own', digest: jsonDigest(2) }])
  await store.ledger.recordChanges('framework.load', [{ subject: 'own', digest: jsonDigest(3) }])
  await store.ledger.recordChanges('framework.load', [{ subject: 'own', digest: jsonDigest(2) }])
  expect(await store.ledger.last('framework.load')).toEqual({ subject: 'own', digest: jsonDigest(2) })
  expect(await store.ledger.grow()).toMatchObject({ size: 4 })
})

test('an idempotent write is recorded once', async () => {
  const store = await testStore()
  const run = await store.runs.create(newRun())
  await writeItem(store, run.id, 'aws.s3.bucket')
  await writeItem(store, run.id, 'aws.s3.bucket')
  const built = { id: v7(), run: run.id, account: null, format: 'f', path: 'p', sha256: '0', size: 1, label: null }
  await store.packages.add({ ...built, manifest: Buffer.from('{}') })
  await store.packages.add({ ...built, manifest: Buffer.from('{}') })
  const tree = await store.ledger.grow()
  expect(tree.size).toBe(3)
  const [proven] = await store.ledger.inclusions(3, 'package.publish', [built.id])
  expect(proven?.entry).toMatchObject({ subject: built.id, digest: digestOf(sha256('{}')) })
})

test('packages of an account carry proofs from each other, thinned out with age', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  await query(
    url,
    `insert into ledger_checkpoints (size, root, note, package, account, created_at)
     select n, '', '', gen_random_uuid(), case when n % 2 = 0 then '111122223333' end, '2026-12-01'::timestamptz - (1200 - n) * interval '1 day'
     from generate_series(1, 1200) n`,
  )
  const sizes = await store.ledger.packageSizes('111122223333', 1200)
  expect(sizes.every(size => size % 2 === 0 && size < 1200)).toBe(true)
  expect(sizes.slice(-400)).toEqual(Array.from({ length: 400 }, (_, i) => 400 + 2 * i))
  expect(sizes.length).toBeGreaterThan(410)
  expect(sizes.length).toBeLessThan(416)
  expect(await store.ledger.packageSizes(null, 4)).toEqual([1, 3])
  await store.close()
})
