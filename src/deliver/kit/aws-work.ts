import type { Context } from '../adapter.ts'
import { failureOf } from './aws-error.ts'
import { Ended } from './error.ts'

interface Closing {
  destroy(): void
}

/** Works with a client, which is closed afterwards. What AWS refuses ends as its own name for it. @throws Ended */
export async function withAws<C extends Closing, T>(
  client: C,
  { signal }: Context,
  means: Readonly<Record<string, string>>,
  work: (client: C) => Promise<T>,
): Promise<T> {
  try {
    return await work(client)
  } catch (error) {
    if (error instanceof Ended) throw error
    const failure = failureOf(error, signal)
    const meaning = means[failure.error]
    throw new Ended(meaning === undefined ? failure : { ...failure, error: `${failure.error}: ${meaning}` })
  } finally {
    client.destroy()
  }
}
