import { setTimeout as sleep } from 'node:timers/promises'
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
  missing.password = 'hunter2'
  const error = await refusal(missing.href)
  expect(error).toMatchObject({ code: 'unauthorized' })
  expect(error?.message).not.toContain('hunter2')
})

test.each([
  ['TLS that the server has not', 'sslmode', 'require', 'tls_refused'],
  ['a mode of TLS that there is not', 'sslmode', 'bogus', 'tls_refused'],
  ['a certificate that is not there', 'sslrootcert', '/nowhere/ca.pem', 'tls_refused'],
  ['no password', 'password', '', 'unauthorized'],
  ['a database that takes no changes', 'options', '-c default_transaction_read_only=on', 'read_only'],
  ['a schema that is not there', 'options', '-c search_path=nowhere', 'migration_failed'],
])('%s is named in one sentence', async (_, name, value, code) => {
  const { url, dataDir } = await testDatabase()
  const wrong = new URL(url)
  const { password } = wrong
  if (name === 'password') wrong.password = value
  else if (name === 'options') wrong.searchParams.set(name, `${wrong.searchParams.get(name)} ${value}`)
  else wrong.searchParams.set(name, value)
  const error = await openStore({ url: wrong.href, dataDir }).then(
    () => undefined,
    (thrown: Error) => thrown,
  )
  expect(error).toMatchObject({ name: 'StoreError', code, message: expect.stringMatching(/^[A-Z][^\n]*\.$/) })
  expect(error?.message).not.toContain(password)
})

test('close can be called twice, and ping tells', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  await store.ping()
  await Promise.all([store.close(), store.close()])
  await expect(store.ping()).rejects.toThrow()
})

test('a connection that is lost says so, breaks nothing else, and is replaced', async () => {
  const { url, schema, dataDir } = await testDatabase()
  const store = await openStore({ url: `${url}&application_name=${schema}`, dataDir, connections: 2 })
  try {
    const run = '01890000-0000-7000-8000-000000000000'
    const lost = store.transaction(async tx => {
      await tx.runs.describe(run, { counts: 1 })
      await query(url, 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [schema])
      await sleep(50)
      await tx.runs.describe(run, { counts: 2 })
    })
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' })
    await store.ping()
  } finally {
    await store.close()
  }
})

test('what refuses changes is named', async () => {
  const { url, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  try {
    await query(
      url,
      `create trigger refuse before insert on accounts for each statement execute function refuse_change()`,
    )
    const access = { kind: 'ambient' } as const
    const account = { account: '1', name: 'a', access, regions: null, tags: {}, enabled: true }
    await expect(store.accounts.create(account)).rejects.toMatchObject({ code: 'append_only' })
  } finally {
    await store.close()
  }
})
