/** What two ordered streams have at one place. */
export type Pair<T> = readonly [before: T | undefined, now: T | undefined]

/**
 * Two streams of one order, side by side: what is at the same place in both comes together, the rest alone. Holds one member
 * of each at a time.
 */
export async function* joined<T>(
  before: AsyncIterable<T>,
  now: AsyncIterable<T>,
  order: (a: T, b: T) => number,
): AsyncGenerator<Pair<T>> {
  const [left, right] = [before[Symbol.asyncIterator](), now[Symbol.asyncIterator]()]
  const next = async (of: AsyncIterator<T>) => {
    const { value, done } = await of.next()
    return done ? undefined : (value as T)
  }
  try {
    let [a, b] = [await next(left), await next(right)]
    while (a !== undefined || b !== undefined) {
      const at = a === undefined ? 1 : b === undefined ? -1 : order(a, b)
      yield at === 0 ? [a, b] : at < 0 ? [a, undefined] : [undefined, b]
      if (at <= 0) a = await next(left)
      if (at >= 0) b = await next(right)
    }
  } finally {
    // A stream holds a connection or a file until it is ended.
    await Promise.all([left.return?.(), right.return?.()])
  }
}

/** Code units, key by key. */
export function byKeys<T>(...keys: readonly ((of: T) => string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const [left, right] = [key(a), key(b)]
      if (left !== right) return left < right ? -1 : 1
    }
    return 0
  }
}
