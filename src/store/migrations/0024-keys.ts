import { type Kysely, sql } from 'kysely'

/**
 * What every run says again, such as names and digests, stands once in a table of its own, and rows of runs have its
 * number. `items`, `run_verdicts` and `ledger_leaves` are views from now on, which show what the tables of that name did.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [...KEYS, ...ITEMS, ...VERDICTS, ...LEDGER]) await sql.raw(statement).execute(db)
  for (const table of APPEND_ONLY) await sql.raw(appendOnly(table, 'refuse_change')).execute(db)
  await sql.raw(appendOnly('ledger_rows', 'refuse_ledger_change')).execute(db)
}

const APPEND_ONLY = [
  'run_scopes',
  'places',
  'item_lines',
  'item_states',
  'item_rows',
  'verdict_lists',
  'verdict_groups',
]

const appendOnly = (table: string, refuse: string) => `
  create trigger append_only before update or delete or truncate on ${table}
  for each statement execute function ${refuse}()`

/**
 * The number of a row, which is written where it is not there yet. Each statement of such a function sees what was
 * committed meanwhile. Writers take them in one order (scope, place, line, state), so that none waits in a circle.
 */
const numberOf = (name: string, table: string, columns: Record<string, string>, same: string) => `
  create function ${name}(${Object.entries(columns)
    .map(([column, type]) => `_${column} ${type}`)
    .join(', ')}) returns int language plpgsql as $$
  declare it int;
  begin
    select n into it from ${table} where ${same};
    if it is null then
      insert into ${table} (${Object.keys(columns).join(', ')}) values (${Object.keys(columns)
        .map(column => `_${column}`)
        .join(', ')}) on conflict do nothing returning n into it;
    end if;
    if it is null then
      select n into strict it from ${table} where ${same};
    end if;
    return it;
  end $$`

const KEYS = [
  `create table run_scopes (
     n int generated always as identity primary key,
     run uuid not null,
     account text collate "C" not null,
     unique (run, account)
   )`,
  numberOf('run_scope', 'run_scopes', { run: 'uuid', account: 'text' }, 'run = _run and account = _account'),

  // part: of groups of verdicts; of items it is empty
  `create table places (
     n int generated always as identity primary key,
     type text collate "C" not null,
     region text collate "C" not null,
     part text collate "C" not null,
     unique (type, region, part)
   )`,
  numberOf(
    'place_of',
    'places',
    { type: 'text', region: 'text', part: 'text' },
    'type = _type and region = _region and part = _part',
  ),
]

const STATE = { root: 'bytea', members: 'int', gaps: 'int', field_gaps: 'int', list_gap: 'boolean' }

const ITEMS = [
  // By which the newest of an account are found.
  `create table item_lines (
     n int generated always as identity primary key,
     account text collate "C" not null,
     type text collate "C" not null,
     unique (account, type)
   )`,
  numberOf('item_line', 'item_lines', { account: 'text', type: 'text' }, 'account = _account and type = _type'),

  // base: the content that headers share; null where each has its own in it, as those of before do
  `create table item_states (
     n int generated always as identity primary key,
     base bytea unique,
     root bytea not null,
     members int not null,
     gaps int not null,
     field_gaps int not null,
     list_gap boolean not null
   )`,
  numberOf('item_state', 'item_states', { base: 'bytea', ...STATE }, 'base = _base'),

  `create table item_rows (
     id uuid not null,
     finished_at timestamptz not null,
     scope int not null,
     place int not null,
     line int not null,
     state int not null,
     header bytea not null
   )`,
  `insert into run_scopes (run, account)
   select run, account from (select run, account from items union select run, account from run_verdicts) as of_runs
   order by run, account`,
  `insert into places (type, region, part)
   select type, region, part from (
     select type, region, '' as part from items union select type, region, part from run_verdicts) as of_runs
   order by type, region, part`,
  'insert into item_lines (account, type) select distinct account, type from items order by account, type',
  `insert into item_states (root, members, gaps, field_gaps, list_gap)
   select distinct root, members, gaps, field_gaps, list_gap from items`,
  `insert into item_rows (id, finished_at, scope, place, line, state, header)
   select i.id, i.finished_at, s.n, p.n, l.n, t.n, i.header from items i
   join run_scopes s using (run, account) join places p on p.type = i.type and p.region = i.region and p.part = ''
   join item_lines l on l.account = i.account and l.type = i.type
   join item_states t using (root, members, gaps, field_gaps, list_gap) order by i.id`,
  'drop table items',
  'alter table item_rows add primary key (id), add unique (scope, place)',
  'create index item_rows_newest on item_rows (line, id)',
  `create view items as
   select r.id, s.run, l.account, p.region, l.type, t.root, t.members, t.gaps, t.field_gaps, t.list_gap, r.finished_at,
     r.header, t.base, r.line
   from item_rows r join run_scopes s on s.n = r.scope join places p on p.n = r.place
   join item_lines l on l.n = r.line join item_states t on t.n = r.state`,
]

const VERDICTS = [
  `create table verdict_lists (
     n int generated always as identity primary key,
     verdicts int not null,
     chunks bigint[] not null,
     exclude using hash (chunks with =)
   )`,
  numberOf('verdict_list', 'verdict_lists', { verdicts: 'int', chunks: 'bigint[]' }, 'chunks = _chunks'),
  `create table verdict_groups (
     observed_at timestamptz not null,
     item uuid,
     scope int not null,
     place int not null,
     list int not null
   )`,
  `insert into verdict_lists (verdicts, chunks)
   select verdicts, chunks from run_verdicts group by verdicts, chunks on conflict do nothing`,
  `insert into verdict_groups (observed_at, item, scope, place, list)
   select v.observed_at, v.item, s.n, p.n, l.n from run_verdicts v
   join run_scopes s using (run, account) join places p using (type, region, part) join verdict_lists l using (chunks)
   order by s.n, p.n`,
  'drop table run_verdicts',
  'alter table verdict_groups add primary key (scope, place)',
  `create view run_verdicts as
   select s.run, s.account, p.region, p.type, p.part, g.item, g.observed_at, l.verdicts, l.chunks
   from verdict_groups g join run_scopes s on s.n = g.scope join places p on p.n = g.place
   join verdict_lists l on l.n = g.list`,
]

// Of evidence, which is most of the ledger, the kind goes without saying, and the subject is the item's id.
const LEDGER = [
  `create table ledger_rows (
     index bigint not null check (index >= 0),
     at timestamptz(3) not null,
     item uuid,
     kind text collate "C",
     subject text collate "C",
     digest bytea not null,
     nodes bytea not null
   )`,
  `insert into ledger_rows (index, at, item, kind, subject, digest, nodes)
   select index, at, case when short then subject::uuid end, case when not short then kind end,
     case when not short then subject end, digest, nodes
   from ledger_leaves, lateral (
     select kind = 'evidence' and subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' as short) as of_it
   order by index`,
  'drop table ledger_leaves',
  'alter table ledger_rows add primary key (index)',
  `create view ledger_leaves as
   select index, coalesce(kind, 'evidence') as kind, coalesce(subject, item::text) as subject, digest, at, nodes
   from ledger_rows`,
  // By how subjects begin: ids that were given within a quarter of a second share a key, which is there once (src/store/ledger/record.ts).
  'create index ledger_rows_subject on ledger_rows (left(coalesce(subject, item::text), 11))',
  `create index ledger_rows_kind on ledger_rows (coalesce(kind, 'evidence'), index)
   where coalesce(kind, 'evidence') <> 'evidence'`,
]
