import { openStore } from '../../src/store/index.ts'
import { withAccount } from '../account/start.ts'
import { onDatabase } from '../kit/database.ts'
import { type Figure, number } from '../kit/figure.ts'
import { type CallCount, callsByType, callsOfEmptyRegion } from './call-count.ts'
import { collect } from './collect.ts'

const RESOURCES = 5_000

/** What each evidence type costs in calls (docs/calls.md says why), and what a region costs that holds nothing. */
export default (): Promise<Figure[]> =>
  withAccount({ resources: RESOURCES, latencyMs: 0 }, account =>
    onDatabase(async newPlace => {
      const place = await newPlace()
      const { run, tally, resources } = await collect(account, place)
      const store = await openStore({ url: place.url, dataDir: place.dataDir })
      try {
        const items = await Array.fromAsync(store.evidence.items(run))
        const regional = items.filter(({ scope }) => scope.region === 'eu-west-1')
        return [perResource(tally.calls, resources, callsByType(items)), emptyRegion(regional)]
      } finally {
        await store.close()
      }
    }),
  )

function perResource(calls: number, resources: number, types: readonly CallCount[]): Figure {
  return {
    title: 'calls ÷ resources, over all types',
    value: calls / resources,
    raw: [
      `${number(calls)} calls, ${number(resources)} resources; by type, calls ÷ resources (types without resources left out):`,
      ...types.map(({ type, calls, resources }) => `${type}: ${number(calls / resources)} (${calls} ÷ ${resources})`),
    ],
  }
}

function emptyRegion(items: Parameters<typeof callsOfEmptyRegion>[0]): Figure {
  return {
    title: 'calls for a region that holds nothing',
    value: callsOfEmptyRegion(items),
    raw: [`${number(items.length)} evidence types are read in each region; account-wide types are read once`],
  }
}
