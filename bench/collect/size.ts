import { type Place, query } from '../kit/database.ts'

/** What the tables of an installation take, in bytes. */
export interface Size {
  /** By table, the values of all rows as they are stored (compressed where they are). */
  readonly rows: ReadonlyMap<string, number>
  /** Files of tables, large values and indexes; neither PostgreSQL's log nor its maps of free space. */
  readonly disk: number
}

export async function sizeOf({ url, schema }: Place): Promise<Size> {
  const tables = await query<{ name: string }>(
    url,
    `select quote_ident(relname) as name from pg_class join pg_namespace n on n.oid = relnamespace
     where nspname = $1 and relkind = 'r'`,
    [schema],
  )
  const rows = new Map<string, number>()
  for (const { name } of tables) {
    const sum = `select coalesce(sum(pg_column_size(t.*)), 0)::float8 as bytes from ${name} t`
    const [found] = await query<{ bytes: number }>(url, sum)
    rows.set(name, found?.bytes ?? 0)
  }
  return { rows, disk: await diskOf(url, schema) }
}

async function diskOf(url: string, schema: string): Promise<number> {
  const [found] = await query<{ bytes: number }>(
    url,
    `with ours as (
       select c.oid, reltoastrelid as large from pg_class c join pg_namespace n on n.oid = relnamespace
       where nspname = $1 and relkind = 'r'
     ), all_of_them as (
       select oid from ours union select large from ours where large <> 0
       union select indexrelid from pg_index where indrelid in (select oid from ours union select large from ours)
     )
     select sum(pg_relation_size(oid, 'main'))::float8 as bytes from all_of_them`,
    [schema],
  )
  return found?.bytes ?? 0
}
