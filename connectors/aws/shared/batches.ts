import { type Aws, type Field, Unread } from '../../kit/index.ts'

interface Batches<D> {
  /** How many names one call takes. */
  readonly size: number
  /** What AWS answers of some names. */
  readonly ask: (names: string[]) => Field<readonly D[] | null>
  readonly nameOf: (description: D) => string | undefined
  /** The action that describes. */
  readonly action: string
}

/**
 * Members that one call describes many of at once. A call that fails costs each of its batch the description, and so
 * does an answer that leaves the member out: it is listed, so it is not absent.
 */
export async function* described<D>(
  aws: Aws,
  names: AsyncIterable<string>,
  { size, ask, nameOf, action }: Batches<D>,
): AsyncGenerator<{ name: string; description: Field<D> }> {
  for await (const batch of batchesOf(names, size)) {
    const answer = ask(batch)
    for (const name of batch)
      yield {
        name,
        description: aws.field(async () => {
          const found = (await answer)?.find(one => nameOf(one) === name)
          if (found === undefined) throw new Unread(action, 'NotAnswered', 'AWS lists it and does not describe it')
          return found
        }),
      }
  }
}

async function* batchesOf<T>(members: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const member of members) {
    batch.push(member)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * The members under each of some parents, such as the services of every cluster. A parent whose members could not be
 * listed costs its own alone: the others are read first, then the list ends as broken off.
 */
export async function* underEach<P, M>(
  aws: Aws,
  parents: AsyncIterable<P>,
  members: (parent: P) => AsyncIterable<M>,
): AsyncGenerator<M> {
  const failures: unknown[] = []
  for await (const parent of parents) {
    try {
      yield* members(parent)
    } catch (error) {
      if (!aws.isGap(error)) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
