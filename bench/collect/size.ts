import { type Place, query } from '../kit/database.ts'

/** What the tables of an installation take, in bytes. */
export interface Size {
  /** By table, the values of all rows as they are stored (compressed where they are). */
  readonly rows: ReadonlyMap<string, number>
  /** By table (with its large values) and index, the bytes of its file; neither PostgreSQL's log nor its maps of free space. */
  readonly disk: ReadonlyMap<string, number>
}

/** Measured after what autovacuum does within minutes: the space of rows that are gone is there to be used again. */
export async function sizeOf({ url, schema }: Place): Promise<Size> {
  const tables = await query<{ name: string }>(
    url,
    `select quote_ident(relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
     where nspname = $1 and relkind = 'r'`,
    [schema],
  )
  const rows = new Map<string, number>()
  for (const { name } of tables) {
    await query(url, `vacuum ${name}`)
    const sum = `select coalesce(sum(pg_column_size(t.*)), 0)::float8 as bytes from ${name} t`
    const [found] = await query<{ bytes: number }>(url, sum)
    rows.set(name, found?.bytes ?? 0)
  }
  return { rows, disk: await diskOf(url, schema) }
}

async function diskOf(url: string, schema: string): Promise<Map<string, number>> {
  const found = await query<{ name: string; bytes: number }>(
    url,
    `with ours as (
       select c.oid, c.relname, reltoastrelid as large from pg_class c join pg_namespace n on n.oid = relnamespace
       where nspname = $1 and relkind = 'r'
     ), all_of_them as (
       select relname as name, oid from ours union all select relname, large from ours where large <> 0
       union all select relname, indexrelid from ours join pg_index on indrelid = large
       union all select indexrelid::regclass::text, indexrelid from ours join pg_index on indrelid = ours.oid
     )
     select name, sum(pg_relation_size(oid, 'main'))::float8 as bytes from all_of_them group by name`,
    [schema],
  )
  return new Map(found.map(({ name, bytes }) => [name, bytes]))
}
