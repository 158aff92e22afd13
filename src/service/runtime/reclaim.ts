import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Less is not worth the tenth of a second that it takes. */
const GROWN_BY = 32 * 1024 ** 2

let collect: (() => void) | undefined
let after = 0

/**
 * Gives back what this thread no longer needs, between two steps of which each needs much: where memory is not scarce V8 lets
 * the garbage of one stand beside the other. Does nothing where little has come since the last time.
 */
export function reclaim(): void {
  if (held() < after + GROWN_BY) return
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  after = held()
}

function held(): number {
  const { used_heap_size: heap, external_memory: beside } = getHeapStatistics()
  return heap + beside
}
