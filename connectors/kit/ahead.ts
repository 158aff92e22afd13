/**
 * Asks something of every member of a list, up to `atOnce` of them at a time, and gives the answers in the order of the
 * list: for readers that must know something of a member before they can yield it. Where the list breaks off, what it
 * gave comes first.
 */
export async function* ahead<T, A>(
  members: AsyncIterable<T>,
  atOnce: number,
  ask: (member: T) => Promise<A>,
): AsyncGenerator<A> {
  const underWay: Promise<A>[] = []
  for await (const { answer } of asked(members, ask)) {
    // Whoever reads meets a rejection in its turn.
    answer.catch(() => {})
    underWay.push(answer)
    if (underWay.length >= atOnce) yield await (underWay.shift() as Promise<A>)
  }
  for (const answer of underWay) yield await answer
}

/** In an object, as a generator would wait for a bare promise. */
async function* asked<T, A>(
  members: AsyncIterable<T>,
  ask: (member: T) => Promise<A>,
): AsyncGenerator<{ answer: Promise<A> }> {
  try {
    for await (const member of members) yield { answer: ask(member) }
  } catch (error) {
    yield { answer: Promise.reject(error) }
  }
}
