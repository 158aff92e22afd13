import { expect, test } from 'vitest'
import { migrate, openStore } from '../../src/store/index.ts'
import { MIGRATIONS } from '../../src/store/migrations/index.ts'
import { query, testDatabase } from './database.ts'

test('several that start at once migrate once', async () => {
  const { url, dataDir } = await testDatabase()
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate({ url, dataDir })))
  expect(applied.flat().sort()).toEqual(Object.keys(MIGRATIONS))
  expect(await migrate({ url, dataDir })).toEqual([])
})

test('a database that a newer version migrated is left alone', async () => {
  const { url, dataDir } = await testDatabase()
  await migrate({ url, dataDir })
  await query(url, "insert into kysely_migration (name, timestamp) values ('9999-future', '2099-01-01')")
  await expect(openStore({ url, dataDir })).rejects.toMatchObject({ code: 'schema_newer' })
})

test('an address that does not answer, a wrong password and a wrong URL are told apart, without the password', async () => {
  const { url, dataDir } = await testDatabase()
  const refusal = async (wrong: string) =>
    openStore({ url: wrong, dataDir }).then(
      () => undefined,
      (error: Error) => error,
    )
  expect(await refusal('postgres://u:hunter2@127.0.0.1:1/x')).toMatchObject({ code: 'unreachable' })
  expect(await refusal('nonsense://')).toMatchObject({ code: 'invalid' })
  expect(await refusal('postgres://a:b@host:port/x')).toMatchObject({ code: 'invalid' })
  const missing = new URL(url)
  missing.pathname = '/no_such_database'
  const error = await refusal(missing.href)
  expect(error).toMatchObject({ code: 'unauthorized' })
  expect(error?.message).not.toContain(missing.password)
})

test('close can be called twice, and ping tells', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  await store.ping()
  await Promise.all([store.close(), store.close()])
  await expect(store.ping()).rejects.toThrow()
})
