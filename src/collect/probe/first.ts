import type { Aws, CallOptions, CommandClass, Field, InputOf, ListCall } from '../../../connectors/kit/index.ts'
import type { Reading } from '../reading.ts'

/** A reading that sees the beginning of every list: at most so many members. */
export function firstOf(reading: Reading, most: number): Aws {
  async function* list<C extends CommandClass, T>(
    call: ListCall<C, T>,
    input: InputOf<C>,
    options?: CallOptions,
  ): AsyncGenerator<T> {
    let given = 0
    for await (const member of reading.list(call, input, options)) {
      yield member
      given++
      if (given >= most) return
    }
  }
  const all = <C extends CommandClass, T>(call: ListCall<C, T>, input: InputOf<C>, options?: CallOptions) =>
    reading.field(async () => {
      const members: T[] = []
      for await (const member of list(call, input, options)) members.push(member)
      return members
    }) as Field<T[] | null>
  const { account, partition, region, regions, accountArn, lastChance } = reading
  return {
    ...{ account, partition, region, regions, accountArn, lastChance, list, all },
    get: (call, input, pick, options) => reading.get(call, input, pick, options),
    field: read => reading.field(read),
    isGap: error => reading.isGap(error),
    // Nothing is counted here.
    reconcile: () => {},
    sourceAsOf: () => {},
  }
}
