import { v7 } from 'uuid'
import { onTestFinished } from 'vitest'
import { ACCOUNT, header, newRun, resources, verdictsOn } from '../../../samples/make-account.ts'
import { jsonDigest } from '../../../src/evidence/digest.ts'
import type { Store } from '../../../src/store/index.ts'
import { query } from '../database.ts'

const acceptance = {
  ...{ check: 's3-bucket-kms-encryption', account: ACCOUNT, region: null, resource: null },
  ...{
    kind: 'risk' as const,
    reason: 'Test data only.',
    owner: 'Ana',
    requestedBy: 'Ana',
    until: '2030-01-01T00:00:00.000Z',
  },
}

/** A run that finished, with findings, controls and a package. */
export async function finishedRun(store: Store): Promise<string> {
  const run = await store.runs.create(newRun())
  await store.targets.add(run.id, [{ account: ACCOUNT, region: 'us-east-1' }])
  const target = await store.targets.claimNext({ worker: 'w', owner: null, leaseMs: 60_000 }, run.id)
  for (const type of ['aws.s3.bucket', 'aws.kms.key']) {
    const members = resources(type, 30)
    const key = { run: run.id, account: ACCOUNT, region: 'us-east-1', type }
    const { item } = await store.evidence.writeItem(key, members, collected => header(run.id, type, collected))
    const about = { item: item.id, observedAt: item.collected.startedAt }
    await store.verdicts.write(key, about, verdictsOn(members, type, 3))
  }
  for (const framework of ['soc2-2017', 'iso27001-2022'])
    await store.controls.write(run.id, framework, ACCOUNT, [{ framework, control: 'C1' } as never])
  if (target) await store.targets.end(target, 'w', { status: 'done', apiCalls: 12, principal: 'arn:aws:iam::1:role/r' })
  const id = v7()
  const manifest = {
    format: 'exhibit.package/v1',
    id,
    run: run.id,
    label: null,
    scope: { accounts: [{ account: ACCOUNT }] },
  }
  await store.transaction(async tx => {
    await tx.packages.add({
      ...{
        id,
        run: run.id,
        account: ACCOUNT,
        format: 'exhibit.package/v1',
        path: 'p.zip',
        sha256: '00',
        size: 1,
        label: null,
      },
      manifest: Buffer.from(JSON.stringify(manifest)),
    })
    await tx.packages.addTimestamp(id, {
      token: Buffer.from('token'),
      authority: 'CN=a',
      time: '2026-01-01T00:00:00.000Z',
    })
    await tx.runs.describe(run.id, { counts: { items: 2 }, scope: { asked: true } })
    const targets = { reached: 1, refused: 0, unreachable: 0, disabled: 0, failed: 0 }
    const covered = { outcome: 'complete', coverage: { scope: 'full', targets } } as never
    await tx.runs.cover(run.id, covered, [{ account: ACCOUNT, ...(covered as object) } as never])
    await tx.runs.end(run.id, 'finished')
  })
  return run.id
}

/** Something of everything that the ledger holds, and a checkpoint after it. */
export async function everything(store: Store): Promise<void> {
  await finishedRun(store)
  const failed = await store.runs.create(newRun())
  await store.runs.end(failed.id, 'failed', { code: 'reading_failed', message: 'It could not be read.' })
  const { id } = await store.acceptances.create(acceptance)
  await store.acceptances.approve(id, 'Ben')
  await store.schedules.create({
    ...{
      name: 'Nightly',
      cron: '0 3 * * *',
      timezone: 'UTC',
      request: newRun().request,
      enabled: true,
      overlap: 'skip',
    },
  })
  await store.statements.put({ scope: 'installation', body: { entity: 'Acme' }, statedBy: 'os ana' })
  await store.frameworks.put('own-1', 'framework: Own')
  const key = { name: 'Auditor', scopes: ['auditor' as const], accounts: null, expiresAt: '2031-01-01T00:00:00.000Z' }
  await store.keys.create(key, 'os ana')
  await store.keys.revoke((await store.keys.create({ ...key, name: 'Old' }, 'os ana')).key.id)
  const claimed = { issuer: 'https://id.example', subject: 'ana', name: 'Ana', email: 'ana@example.com' }
  const ana = await store.people.arrive({ ...claimed, role: 'reader' })
  await store.people.update(ana.id, { disabled: true })
  const access = { kind: 'role' as const, roleArn: `arn:aws:iam::${ACCOUNT}:role/exhibit`, externalId: 'secret-id' }
  await store.accounts.create({
    account: ACCOUNT,
    name: 'Main',
    access,
    regions: ['us-east-1'],
    tags: {},
    enabled: true,
  })
  await store.organizations.create({
    ...{
      name: 'Acme',
      account: ACCOUNT,
      tags: [],
      units: ['ou-ab12-11111111'],
      excluded: [],
      regions: null,
      enabled: true,
    },
    ...{ roleName: 'exhibit', externalId: 'secret-id' },
  })
  await store.destinations.create(
    {
      name: 'Grc',
      kind: 'webhook',
      config: { url: 'https://grc.example/in' },
      events: ['package.ready'],
      enabled: true,
    },
    { secret: 'whsec_1' },
  )
  await store.audit.append({ actor: 'key exk_1', action: 'keys.create', subject: 'x', detail: { prefix: 'exk_2' } })
  await store.audit.append({ actor: 'key exk_1', action: 'accounts.create', subject: 'y', detail: {} })
  await store.ledger.record({ kind: 'framework.load', subject: 'soc2-2017', digest: jsonDigest(1) })
  const { size, root } = await store.ledger.grow()
  await store.ledger.keepCheckpoint({ size, root, note: 'note', package: null, account: null, token: null })
  await store.ledger.grow()
}

/** Keeps what is in all tables; what it gives brings that back. */
export async function saved(url: string, schema: string): Promise<() => Promise<unknown>> {
  const rows = await query<{ table: string }>(url, 'select tablename as table from pg_tables where schemaname = $1', [
    schema,
  ])
  const tables = rows.map(({ table }) => table)
  const kept = `kept_${schema}`
  const copies = tables.map(table => `create table ${kept}.${table} as select * from ${table};`)
  await query(url, `create schema ${kept}; ${copies.join('')}`)
  onTestFinished(() => query(url, `drop schema ${kept} cascade`).then(() => undefined))
  const back = tables.map(
    table => `delete from ${table}; insert into ${table} overriding system value select * from ${kept}.${table};`,
  )
  return () => query(url, `set session_replication_role = replica; ${back.join('')}`)
}
