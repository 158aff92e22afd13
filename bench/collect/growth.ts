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
      const [empty, once, twice, thrice] = sizes as [Size, Size, Size, Size]
      return [
        {
          ...share(
            'bytes a further run adds ÷ bytes of the first, rows as they are stored',
            rowsOf,
            empty,
            once,
            thrice,
          ),
          raw: [...shown(rowsOf, sizes), `the second run adds: ${added(once.rows, twice.rows, 1)}`],
        },
        {
          ...share('the same on disk, with indexes and pages that are not full', diskOf, empty, once, thrice),
          raw: [...shown(diskOf, sizes), `each of the last two adds: ${added(once.disk, thrice.disk, 2)}`],
        },
      ]
    }),
  )

const sum = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((a, b) => a + b, 0)
const rowsOf = ({ rows }: Size): number => sum(rows)
const diskOf = ({ disk }: Size): number => sum(disk)

/** The mean of the second and third run: files grow by whole pages. */
function share(title: string, of: (size: Size) => number, empty: Size, once: Size, thrice: Size): Omit<Figure, 'raw'> {
  const value = (100 * (of(thrice) - of(once))) / 2 / (of(once) - of(empty))
  return { title, value, unit: ' %', aim: { atMost: 2 } }
}

function shown(of: (size: Size) => number, sizes: readonly Size[]): string[] {
  const each = sizes.slice(1).map((size, i) => (of(size) - of(sizes[i] ?? size)) / 1000)
  return [`runs one to three add ${each.map(kB => `${number(kB)} kB`).join(', ')}`]
}

/** By table or index, what so many runs added, a run. */
function added(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>, runs: number): string {
  return [...after]
    .map(([name, bytes]) => ({ name, bytes: (bytes - (before.get(name) ?? 0)) / runs }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => `${name} ${number(bytes / 1000)} kB`)
    .join(', ')
}
