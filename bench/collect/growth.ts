import { migrate } from '../../src/store/index.ts'
import { withAccount } from '../account/start.ts'
import { onDatabase } from '../kit/database.ts'
import { type Figure, number } from '../kit/figure.ts'
import { collect } from './collect.ts'
import { type Size, sizeOf } from './size.ts'

const RESOURCES = 5_000

/** How much further runs of an unchanged account add to the database. */
export default (): Promise<Figure[]> =>
  withAccount({ resources: RESOURCES, latencyMs: 0 }, account =>
    onDatabase(async newPlace => {
      const place = await newPlace()
      await migrate(place)
      const sizes = [await sizeOf(place)]
      for (let run = 1; run <= 3; run++) {
        await collect(account, place)
        sizes.push(await sizeOf(place))
      }
      const [empty, once, , thrice] = sizes as [Size, Size, Size, Size]
      return [
        {
          ...share(
            'bytes a further run adds ÷ bytes of the first, rows as they are stored',
            rowsOf,
            empty,
            once,
            thrice,
          ),
          raw: [...shown(rowsOf, sizes), `rows added by the second run: ${tables(sizes)}`],
        },
        {
          ...share('the same on disk, with indexes and pages that are not full', of => of.disk, empty, once, thrice),
          raw: shown(of => of.disk, sizes),
        },
      ]
    }),
  )

const rowsOf = ({ rows }: Size): number => [...rows.values()].reduce((a, b) => a + b, 0)

/** The mean of the second and third run: files grow by whole pages. */
function share(title: string, of: (size: Size) => number, empty: Size, once: Size, thrice: Size): Omit<Figure, 'raw'> {
  const value = (100 * (of(thrice) - of(once))) / 2 / (of(once) - of(empty))
  return { title, value, unit: ' %', aim: { atMost: 2 } }
}

function shown(of: (size: Size) => number, sizes: readonly Size[]): string[] {
  const added = sizes.slice(1).map((size, i) => (of(size) - of(sizes[i] ?? size)) / 1000)
  return [`runs one to three add ${added.map(kB => `${number(kB)} kB`).join(', ')}`]
}

function tables([, once, twice]: readonly Size[]): string {
  const added = [...(twice?.rows ?? [])].map(([table, bytes]) => ({
    table,
    bytes: bytes - (once?.rows.get(table) ?? 0),
  }))
  return added
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ table, bytes }) => `${table} ${number(bytes / 1000)} kB`)
    .join(', ')
}
