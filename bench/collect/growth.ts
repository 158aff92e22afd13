import { withAccount } from '../account/start.ts'
import { onDatabase, type Place, query } from '../kit/database.ts'
import { type Figure, number } from '../kit/figure.ts'
import { collect } from './collect.ts'

const RESOURCES = 5_000

/** How much a second run of an unchanged account adds to the database: tables, their indexes and large values, no log. */
export default (): Promise<Figure[]> =>
  withAccount({ resources: RESOURCES, latencyMs: 0 }, account =>
    onDatabase(async newPlace => {
      const place = await newPlace()
      const sizes: Sizes[] = []
      // The first command makes the tables; its own bytes are told from theirs by asking before anything is in them.
      await makeTables(place)
      sizes.push(await sizesOf(place))
      for (let i = 0; i < 2; i++) {
        await collect(account, place)
        sizes.push(await sizesOf(place))
      }
      const [empty = {}, once = {}, twice = {}] = sizes
      const [first, second] = [total(once) - total(empty), total(twice) - total(once)]
      const grown = Object.entries(twice)
        .map(([table, bytes]) => ({ table, bytes: bytes - (once[table] ?? 0) }))
        .filter(({ bytes }) => bytes > 0)
        .sort((a, b) => b.bytes - a.bytes)
      return [
        {
          title: 'bytes a second run of an unchanged account adds ÷ bytes of the first',
          value: (100 * second) / first,
          unit: ' %',
          aim: { atMost: 2 },
          raw: [
            `first run ${number(first / 1e6)} MB, second ${number(second / 1e6)} MB`,
            `of the second: ${grown.map(({ table, bytes }) => `${table} ${(bytes / 1024).toFixed(0)} KiB`).join(', ')}`,
          ],
        },
      ]
    }),
  )

type Sizes = Readonly<Record<string, number>>
const total = (sizes: Sizes): number => Object.values(sizes).reduce((a, b) => a + b, 0)

async function makeTables({ url, dataDir }: Place): Promise<void> {
  const { migrate } = await import('../../src/store/index.ts')
  await migrate({ url, dataDir })
}

async function sizesOf({ url, schema }: Place): Promise<Sizes> {
  const rows = await query<{ table: string; bytes: string }>(
    url,
    `select relname as table, pg_total_relation_size(c.oid) as bytes from pg_class c join pg_namespace n on n.oid = relnamespace
     where nspname = $1 and relkind = 'r'`,
    [schema],
  )
  return Object.fromEntries(rows.map(({ table, bytes }) => [table, Number(bytes)]))
}
