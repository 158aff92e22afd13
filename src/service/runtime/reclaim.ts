import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Less is not worth the tenths of a second that it takes. */
const GROWN_BY = 40 * 1024 ** 2
/** How far the heap grows beyond what lived at the last collection before V8 collects again; without this it may triple. */
const GROWTH_PERCENT = 50
/** V8 forgets that limit while it collects new objects, of which what still lives moves beside the old ones: it is looked after. */
const LOOK_MS = 100
const GROWN_TO = 1.2
/** Of the time, at most one part in so many goes to that. */
const SHARE = 3

/** `last-resort` gives all to the system, at twice the price, and has code compiled again that was used a while ago. */
type Flavor = 'regular' | 'last-resort'
/** V8's own `gc`, as `--expose-gc` gives it. */
type Collect = (how: { type: 'major'; execution: 'sync'; flavor: Flavor }) => void

let collect: Collect | undefined
let after = 0
let restsUntil = 0

/**
 * For a process that does one thing and answers nobody meanwhile: V8 collects garbage sooner, and at once where it would else
 * begin to mark while ever more comes.
 */
export function collectSooner(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
  setFlagsFromString('--no-incremental-marking')
  // It counts from the next collection on.
  reclaim()
  setInterval(lookAfter, LOOK_MS, 'last-resort').unref()
}

/**
 * For a process that answers nobody, and works for weeks: what it needs no longer goes soon, not only when memory is scarce.
 */
export function keepSmall(): void {
  setInterval(lookAfter, LOOK_MS, 'regular').unref()
}

function lookAfter(flavor: Flavor): void {
  if (performance.now() < restsUntil) return
  const now = held()
  // V8 has collected by itself.
  after = Math.min(after, now)
  if (now >= after * GROWN_TO && hasGrown()) reclaimAll(flavor)
}

const hasGrown = (): boolean => held() >= after + GROWN_BY

/**
 * Gives back what this thread no longer needs, between two steps of which each needs much: where memory is not scarce V8 lets
 * the garbage of one stand beside the other, and keeps the room of what it collected. Does nothing where little has come
 * since the last time.
 */
export function reclaim(): void {
  if (hasGrown()) reclaimAll()
}

/** The same where much of what was there the last time is needed no longer. */
export function reclaimAll(flavor: Flavor = 'last-resort'): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as Collect
  }
  const began = performance.now()
  collect({ type: 'major', execution: 'sync', flavor })
  restsUntil = performance.now() + (performance.now() - began) * (SHARE - 1)
  after = held()
}

function held(): number {
  const { used_heap_size: heap, external_memory: beside } = getHeapStatistics()
  return heap + beside
}
