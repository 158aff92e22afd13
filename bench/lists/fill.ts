import { randomUUID } from 'node:crypto'
import { bucket } from '../../connectors/aws/s3/bucket.ts'
import { checks } from '../../connectors/index.ts'
import { header, newRun, resources } from '../../samples/make-account.ts'
import { findingId } from '../../src/evidence/finding.ts'
import { itemDigest, type Resource } from '../../src/evidence/item.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { packHeader } from '../../src/store/index.ts'
import { query } from '../kit/database.ts'

export interface Size {
  readonly accounts: number
  /** In the newest run of each account together. */
  readonly findings: number
  /** In all runs together; there are as many events, deliveries and entries of the audit log. */
  readonly items: number
}

const CHECKS = checks.filter(check => check.judges === 'resource' && check.type.id === bucket.id).map(({ id }) => id)

/** A database as a service has it that has worked for long: a run with so many findings, and earlier ones with so many items. */
export async function fill({ store, worker }: Runtime, url: string, size: Size): Promise<void> {
  const accounts = Array.from({ length: size.accounts }, (_, n) => String(100_000_000_000 + n))
  const run = await store.runs.create(newRun({ request: { ...newRun().request, accounts } }))
  const members = resources(bucket.id, Math.ceil(size.findings / size.accounts / CHECKS.length))
  for (const account of accounts) {
    await store.targets.add(run.id, [{ account, region: 'global' }])
    const key = { run: run.id, account, region: 'global' }
    await store.targets.claim(key, { worker, owner: null, leaseMs: 600_000 })
    const { item } = await store.evidence.writeItem({ ...key, type: bucket.id }, members, collected => {
      const made = header(run.id, bucket.id, collected, 'global')
      const scoped = { ...made, scope: { ...made.scope, account } }
      return { ...scoped, digest: itemDigest(scoped) }
    })
    const about = { item: item.id, observedAt: item.collected.startedAt }
    await store.verdicts.write({ ...key, type: bucket.id }, about, verdictsOn(account, members))
    await store.targets.end(key, worker, { status: 'done', principal: `arn:aws:iam::${account}:role/x`, apiCalls: 7 })
  }
  await store.runs.end(run.id, 'finished')
  const destination = await store.destinations.create({
    ...{ name: 'GRC', kind: 'webhook', config: { url: 'https://grc.example' }, events: [], enabled: true },
  })
  const values = [run.id, size.items / size.accounts, destination.id]
  await query(url, PAST, values)
  await repeat({ store }, url, run.id)
  for (const statement of TOLD) await query(url, statement, values)
  // Who reads events gives those a place that have none; of a service that works, PostgreSQL's statistics know of places.
  await store.events.list({}, { limit: 1 })
  await query(url, 'vacuum analyze')
}

function* verdictsOn(account: string, members: readonly Resource[]) {
  for (const { id, region, digest } of members)
    for (const [n, check] of [...CHECKS].sort().entries())
      yield {
        ...{ check, region, resource: id, resourceDigest: digest },
        finding: findingId({ check, account, region, resource: id }),
        status: (id.charCodeAt(id.length - 1) + n) % 5 === 0 ? ('fail' as const) : ('pass' as const),
        reason: `Setting ${n} of the bucket is as it is.`,
      }
}

/** The item of each account again in each earlier run, its header under a digest of its own. */
async function repeat({ store }: Pick<Runtime, 'store'>, url: string, run: string): Promise<void> {
  const now = await Array.fromAsync(store.evidence.items(run))
  const past = await query<{ id: string }>(url, 'select id from runs where id <> $1', [run])
  for (const { id } of past) {
    const again = now.map(item => {
      const renewed = { ...item, id: randomUUID(), collected: { ...item.collected, run: id } }
      return { of: item.id, id: renewed.id, header: packHeader({ ...renewed, digest: itemDigest(renewed) }).own }
    })
    const columns = [id, again.map(one => one.of), again.map(one => one.id), again.map(one => one.header)]
    await query(url, ITEMS, columns)
  }
}

const ITEMS = `insert into item_rows (id, finished_at, scope, place, line, state, header)
  select again.id, r.finished_at, run_scope(r.id, l.account), i.place, i.line, i.state, again.header
  from runs r, unnest($2::uuid[], $3::uuid[], $4::bytea[]) again(of, id, header) join item_rows i on i.id = again.of
  join item_lines l on l.n = i.line where r.id = $1`

/** So many earlier runs. */
const PAST = `with past as (
     insert into runs (id, status, request, identity_key, trigger, source, tool, created_at, started_at, finished_at)
     select gen_random_uuid(), 'finished', request, identity_key, trigger, source, tool, at, at, at
     from runs, lateral (select now() - n * interval '1 hour' as at from generate_series(1, $2::int) n) t
     where id = $1 and $3::text <> '' returning id, finished_at
   )
   insert into targets (run, account, region, status, finished_at)
   select past.id, t.account, t.region, 'done', past.finished_at from past, targets t where t.run = $1`

/** What was told of them. */
const TOLD = [
  `insert into events (id, type, accounts, run, at, data)
   select gen_random_uuid(), 'run.finished', array[i.account], i.run, i.finished_at, '{}'
   from items i where i.run <> $1 and $2::int > 0 and $3::text <> ''`,
  `insert into deliveries (id, destination, event, event_type, payload, status, created_at)
   select gen_random_uuid(), $3::uuid, gen_random_uuid(), 'package.ready', '{}', 'delivered', finished_at
   from items where run <> $1 and $2::int > 0`,
]
