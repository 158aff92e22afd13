import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/store/index.ts'
import { query, testDatabase } from '../database.ts'
import { everything, saved } from './tampered.ts'

/** A change that the owner of the database makes, and what the check has to name. */
const CHANGES: Readonly<Record<string, readonly [string, RegExp]>> = {
  // The 43 of the security review, as far as they are of rows (files on disk: test/service/ledger).
  'the reason of an acceptance': ["update acceptances set reason = 'Fine.'", /^row_rewritten acceptance /],
  'who approved it': ["update acceptances set approved_by = 'Eve'", /^row_rewritten acceptance /],
  'until when': ["update acceptances set until = until + interval '1 year'", /^row_rewritten acceptance /],
  'an acceptance deleted': ['delete from acceptances', /^row_missing acceptance /],
  'an acceptance slipped in': [copied('acceptances'), /^row_unrecorded acceptance /],
  'the cron of a schedule': ["update schedules set cron = '0 4 1 * *'", /^row_rewritten schedule /],
  'a schedule switched off': ['update schedules set enabled = false', /^row_rewritten schedule /],
  'a schedule deleted': ['delete from schedules', /^row_missing schedule /],
  'a schedule slipped in': [copied('schedules'), /^row_unrecorded schedule /],
  'the label of a package': ["update packages set label = 'Other'", /^row_rewritten package /],
  'the account of a package': ["update packages set account = '210987654321'", /^row_rewritten package /],
  'when a package was made': [
    "update packages set created_at = created_at - interval '1 day'",
    /^row_rewritten package /,
  ],
  'a package deleted': ['delete from packages', /^row_missing package /],
  'the root of an item': [
    `update item_states set root = sha256(root)
     where n in (select state from item_rows join items using (id) where type = 'aws.s3.bucket')`,
    /^row_rewritten evidence item .*aws.s3.bucket/,
  ],
  'an item deleted': [
    "delete from item_rows where id in (select id from items where type = 'aws.s3.bucket')",
    /^row_missing evidence item /,
  ],
  'settings of a resource': [
    `update contents set body = convert_to(replace(convert_from(body, 'utf8'), 'Enabled', 'Suspended'), 'utf8')
     where convert_from(body, 'utf8') like '%"Name":"aws.kms.key-2"%'`,
    /^row_rewritten evidence item .*aws.kms.key/,
  ],
  'members deleted': ['delete from chunks', /^row_rewritten evidence item /],
  'a framework slipped in': [
    "insert into user_frameworks select 'own-2', yaml, sha256, updated_at from user_frameworks",
    /^row_unrecorded framework own-2/,
  ],
  'an entry': ['update ledger_rows set digest = sha256(digest) where index = 3', /^entry_rewritten entry 3 /],
  'the kind of an entry': ["update ledger_rows set kind = 'key.use' where index = 3", /^entry_rewritten entry 3 /],
  'the last entries deleted': ['delete from ledger_rows where index > 20', /^entry_missing entr/],
  'fail made pass': [
    "update verdicts set status = 'pass' where status = 'fail'",
    /^row_rewritten findings \d+ \(aws\./,
  ],
  'the reason of a finding': ["update verdicts set reason = 'all is well' where seq = 1", /^row_rewritten findings /],
  'findings deleted': ['delete from verdicts where seq = 2', /^row_rewritten findings /],
  'a finding slipped in': [
    `insert into verdicts select chunk, seq + 1000, "check", status, region, resource, finding, reason from verdicts where seq = 1`,
    /^row_rewritten findings /,
  ],
  'a chunk of findings deleted': [
    'delete from verdict_chunks where id = (select min(id) from verdict_chunks)',
    /^row_rewritten findings of run /,
  ],
  'a chunk that was made to fit': [
    'update verdict_chunks set digest = sha256(digest) where id = (select min(id) from verdict_chunks)',
    /^row_rewritten findings of run /,
  ],
  'the findings of a run deleted': ['delete from verdict_groups', /^row_rewritten findings of run /],
  'the findings of another type': [
    `update verdict_groups set list = (
       select list from verdict_groups join places on n = place where type = 'aws.kms.key')
     where place in (select n from places where type = 'aws.s3.bucket')`,
    /^row_rewritten findings of run /,
  ],
  'controls deleted': ["delete from run_controls where framework = 'soc2-2017'", /^row_rewritten controls of run /],
  'controls that are others': [
    `update run_controls set results = (select results from run_controls where framework = 'iso27001-2022')
     where framework = 'soc2-2017'`,
    /^row_rewritten controls of run /,
  ],
  'what controls say': [
    `update contents set body = convert_to('[]', 'utf8') where digest in (select results from run_controls)`,
    /^row_rewritten controls of run .* \(soc2-2017, \d+\)/,
  ],
  'when a run was started': ["update runs set created_at = created_at - interval '1 day'", /^row_rewritten run /],
  'that a run failed': [
    "update runs set status = 'finished', error = null where status = 'failed'",
    /^row_rewritten end of run /,
  ],
  'that a run ended': ["update runs set status = 'queued' where status = 'failed'", /^row_missing end of run /],
  'a run deleted': ["delete from runs where status = 'failed'", /^row_missing run /],
  'a run slipped in': [copied('runs'), /^row_unrecorded run /],
  'a target refused': ["update targets set status = 'refused'", /^row_rewritten targets of run /],
  'targets deleted': ['delete from targets', /^row_rewritten targets of run /],
  'an auditor made admin': ['update api_keys set scopes = \'["admin"]\'', /^row_rewritten API key /],
  'a key un-revoked': ['update api_keys set revoked_at = null where revoked_at is not null', /^row_rewritten API key /],
  'a key slipped in': [copied('api_keys', 'hash', 'sha256(hash)'), /^row_unrecorded API key /],
  'a key deleted': ['delete from api_keys where revoked_at is null', /^row_missing API key /],
  'a key that lasts longer': [
    "update api_keys set expires_at = expires_at + interval '1 year'",
    /^row_rewritten API key /,
  ],
  'a reader made admin': ["update people set role = 'admin'", /^row_rewritten person /],
  'a disabled person let in again': ['update people set disabled_at = null', /^row_rewritten person /],
  'a person slipped in': [copied('people', 'subject', "subject || 'x'"), /^row_unrecorded person /],
  'a person deleted': ['delete from people', /^row_missing person /],
  'the audit log deleted': ["delete from audit_log where subject = 'x'", /^row_missing line of the audit log /],
  'who did it': ["update audit_log set actor = 'os eve' where subject = 'x'", /^row_rewritten line of the audit log /],
  'a line slipped in': [copied('audit_log'), /^row_unrecorded line of the audit log /],
  'the role of an account': [
    `update accounts set access = jsonb_set(access, '{roleArn}', '"arn:aws:iam::1:role/other"')`,
    /^row_rewritten account /,
  ],
  'the external id of an account': [
    `update accounts set access = jsonb_set(access, '{externalId}', '"other"')`,
    /^row_rewritten account /,
  ],
  'an account deleted': ['delete from accounts', /^row_missing account /],
  'an account slipped in': [copied('accounts', 'account', "'210987654321'"), /^row_unrecorded account /],
  'the organization of an account': ['update accounts set organization = id', /^row_rewritten account /],
  'the units of an organization': [`update organizations set units = '[]'`, /^row_rewritten organization /],
  'an organization deleted': ['delete from organizations', /^row_missing organization /],
  'an organization slipped in': [copied('organizations'), /^row_unrecorded organization /],
  'where packages are sent': [
    `update destinations set config = '{"url": "https://eve.example/in"}'`,
    /^row_rewritten destination /,
  ],
  'the secrets of a destination': [
    'update destination_secrets set sealed = sha256(sealed)',
    /^row_rewritten destination /,
  ],
  'secrets deleted': ['delete from destination_secrets', /^row_rewritten destination /],
  'a destination deleted': ['delete from destinations', /^row_missing destination /],
  'a destination slipped in': [copied('destinations'), /^row_unrecorded destination /],
  'all checkpoints deleted': ['delete from ledger_checkpoints', /^row_missing checkpoint /],
  'a checkpoint slipped in': [
    'insert into ledger_checkpoints (size, root, note) select size, root, note from ledger_checkpoints',
    /^row_unrecorded checkpoint /,
  ],
  'the note of a checkpoint': ["update ledger_checkpoints set note = 'other'", /^row_rewritten checkpoint /],
  'an item retired': [
    `insert into ledger_pending (kind, subject, digest) select 'evidence.retire', id::text, root from items where type = 'aws.kms.key';
     delete from item_rows where id in (select id from items where type = 'aws.kms.key')`,
    /^retirement_unwitnessed evidence item /,
  ],
  'a package retired': [
    `insert into ledger_pending (kind, subject, digest) select 'package.retire', id::text, sha256(manifest) from packages;
     delete from packages`,
    /^retirement_unwitnessed package /,
  ],
  'a run retired': [
    `insert into ledger_pending (kind, subject, digest) select 'run.retire', id::text, sha256('') from runs;
     delete from runs`,
    /^retirement_unwitnessed run /,
  ],
  'rows taken over late': [
    `insert into ledger_pending (kind, subject, digest) values ('ledger.adopt', '1', sha256(''))`,
    /^adopted_late 1 rows/,
  ],
}

/** A row under a new id. */
function copied(table: string, column = 'id', value = 'id'): string {
  return `create temporary table copy as select * from ${table} limit 1; update copy set id = '${v7()}';
    update copy set ${column} = ${value}; insert into ${table} select * from copy`
}

/** Every column of every table, and how the check gets to know of a change; the others with the reason why it does not. */
const NOT_HELD: Readonly<Record<string, string>> = {
  'accounts.updated_at accounts.verified_at accounts.last_error': 'what the last try to get in gave',
  'organizations.updated_at organizations.last_join': 'what the last run made of it: the runs hold it',
  'people.last_sign_in_at': 'changes with each sign-in; the session is held',
  'api_keys.last_used_at': 'changes with each use',
  'chunks.members member_lists.members': 'copies of counts that the items state',
  deliveries: 'what was sent is with whom it was sent to; packages are held',
  delivery_attempts: 'a log of sending',
  'destination_secrets.destination': 'a key: without its row the destination has no secrets',
  'destinations.updated_at schedules.updated_at statements.updated_at user_frameworks.updated_at':
    'when the state that is held was written: its entry says',
  endpoints: 'how the other side answered lately',
  events: 'a feed of what is held elsewhere: runs, findings, controls, packages',
  event_places: 'the next place in that feed',
  account_states: 'which run the next one is compared with',
  idempotency_keys: 'answers kept for a day',
  reviews: 'change no verdict and are in no package; the audit log holds what was said',
  permission_tests: 'the last test of an account’s permissions: each is made anew, and no evidence',
  sign_ins: 'links that are good once; the keys that they gave are held',
  installation: 'which key signs here, looked at when a service starts: a guard against mistakes',
  kysely_migration: 'of the migrations',
  kysely_migration_lock: 'of the migrations',
  ledger: 'which ledger this is stands in each signed checkpoint (checked by the service)',
  'ledger_rows.index': 'the place in the tree: the tree is recomputed',
  ledger_pending: 'entries that wait: rows without them are named',
  'package_timestamps.authority package_timestamps.time package_timestamps.created_at': 'copies of what the token says',
  'packages.awaits_timestamp': 'a copy of what the package states',
  'packages.path packages.sha256 packages.size': 'held against the file on disk (test/service/ledger)',
  'runs.finisher runs.finisher_lease runs.finishing runs.finish_failures targets.worker targets.lease_until targets.not_before':
    'leases',
  'verdicts.seq':
    'the order of the verdicts of a chunk; another order is named, other numbers in the same order say the same',
  'runs.traceparent': 'the trace of the request, for tools that watch the service',
  schedule_slots: 'a log of slots; the runs are held, and skipped slots are in the audit log',
  'schedules.created_at schedules.last_slot schedules.last_run': 'bookkeeping of slots',
}
const PLACES = new Set(Object.keys(NOT_HELD).flatMap(names => names.split(' ')))

test('the check names each change to each column, but for those that it says why it does not', async () => {
  const { url, schema, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  await everything(store)
  const undo = await saved(url, schema)
  const columns = await query<{ table_name: string; column_name: string; data_type: string; is_identity: string }>(
    url,
    `select table_name, column_name, data_type, is_identity from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_schema = $1 and table_type = 'BASE TABLE' order by 1, 2`,
    [schema],
  )
  const unseen: string[] = []
  for (const { table_name: table, column_name: column, data_type: type, is_identity } of columns) {
    const place = `${table}.${column}`
    if (PLACES.has(table) || PLACES.has(place)) continue
    const change = `update ${table} set "${column}" = ${is_identity === 'YES' ? 'default' : other(column, type)}`
    await query(url, `set session_replication_role = replica; ${change}`)
    if ((await store.ledger.check()).problems.length === 0) unseen.push(place)
    await undo()
  }
  expect(unseen).toEqual([])
  const names = new Set(columns.flatMap(({ table_name, column_name }) => [table_name, `${table_name}.${column_name}`]))
  expect([...PLACES].filter(place => !names.has(place))).toEqual([])
  await store.close()
}, 240_000)

/** Another value of the same type. */
function other(column: string, type: string): string {
  const quoted = `"${column}"`
  if (column === 'overlap') return "case overlap when 'skip' then 'queue' else 'skip' end"
  if (column === 'role') return "case role when 'admin' then 'reader' else 'admin' end"
  if (column === 'role_by') return "case role_by when 'admin' then 'claims' else 'admin' end"
  if (column === 'beside') return "case beside when 'skip' then 'queue' else 'skip' end"
  switch (type) {
    case 'uuid':
      return `('f' || substr(md5(coalesce(${quoted}, gen_random_uuid())::text), 2))::uuid`
    case 'text':
      return `coalesce(${quoted}, '') || 'x'`
    case 'boolean':
      return `not ${quoted}`
    case 'jsonb':
      return `jsonb_build_array(${quoted}, 1)`
    case 'bytea':
      return `sha256(coalesce(${quoted}, ''))`
    case 'ARRAY':
      return `${quoted} || ${quoted}`
    case 'timestamp with time zone':
      return `coalesce(${quoted}, now()) - interval '1 day'`
    default:
      return `coalesce(${quoted}, 0) + 1000`
  }
}

test('the check names each change that the owner of the database makes', async () => {
  const { url, schema, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  await everything(store)
  expect((await store.ledger.check()).problems).toEqual([])
  const undo = await saved(url, schema)
  for (const [what, [change, named]] of Object.entries(CHANGES)) {
    await query(url, `set session_replication_role = replica; ${change}`)
    const found = (await store.ledger.check()).problems.map(({ code, subject }) => `${code} ${subject}`)
    expect(found, what).toContainEqual(expect.stringMatching(named))
    await undo()
  }
  expect((await store.ledger.check()).problems).toEqual([])
  await store.close()
}, 240_000)

test('rows from before the ledger held their kind are taken over once, and the check says so', async () => {
  const { url, dataDir } = await testDatabase()
  const first = await openStore({ url, dataDir })
  await everything(first)
  await first.close()
  const before = "(kind ~ '^(run|api-key|account|destination|person)[.]' or kind in ('audit', 'checkpoint'))"
  await query(
    url,
    `set session_replication_role = replica;
     create temporary table kept as select * from ledger_leaves where not ${before} order by index;
     delete from ledger_rows; delete from ledger_checkpoints;
     insert into ledger_pending (kind, subject, digest, at) select kind, subject, digest, at from kept order by index`,
  )
  for (const _ of ['the upgrade', 'the next start']) {
    const store = await openStore({ url, dataDir })
    await store.ledger.grow()
    expect(await store.ledger.check()).toMatchObject({
      problems: [],
      notices: [
        {
          code: 'adopted',
          subject: expect.stringMatching(/^\d+ rows$/),
          message: expect.stringContaining('held as they were'),
        },
      ],
    })
    await store.close()
  }
  await query(url, "set session_replication_role = replica; update audit_log set actor = 'os eve'")
  const store = await openStore({ url, dataDir })
  expect((await store.ledger.check()).problems).toMatchObject([{ code: 'row_rewritten' }, { code: 'row_rewritten' }])
  await store.close()
})
