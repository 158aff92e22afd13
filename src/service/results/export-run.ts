import { controlItems } from '../assess/account-controls.ts'
import type { Viewed } from '../runtime/serving.ts'
import { ofAccount, toFindings } from './findings.ts'
import { itemsOf, type Source } from './record.ts'

export const EXPORTS = ['findings', 'controls', 'resources'] as const
export type Export = (typeof EXPORTS)[number]

/** How many findings have their ages looked up at once. */
const AT_ONCE = 500

/** Everything of one kind that finished runs have of these accounts, one object after the other. */
export async function* exported(runtime: Viewed, of: Export, sources: readonly Source[], asOf: string) {
  for (const source of sources) yield* EXPORTED[of](runtime, source, asOf)
}

const EXPORTED: Readonly<Record<Export, (runtime: Viewed, source: Source, asOf: string) => AsyncGenerator<object>>> = {
  async *findings(runtime, source, asOf) {
    const active = await runtime.store.acceptances.activeAt(asOf, source.account)
    const verdicts = runtime.store.verdicts.stream(source.run, ofAccount({}, source, {}, active))
    for await (const batch of batches(verdicts)) yield* await toFindings(runtime, source, batch, active)
  },

  async *controls(runtime, source) {
    const frameworks = runtime.frameworks.map(({ framework }) => framework)
    const items = controlItems(await itemsOf(runtime, source), frameworks)
    for (const result of await runtime.store.controls.read(source.run, { account: source.account }))
      yield { ...result, items: items(result.framework, result.control), run: source.run }
  },

  async *resources(runtime, source) {
    for (const { id, type } of await itemsOf(runtime, source))
      for await (const resource of runtime.store.evidence.resources(id))
        yield { evidence: id, ...source, type, ...resource }
  },
}

async function* batches<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const one of all) {
    batch.push(one)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
