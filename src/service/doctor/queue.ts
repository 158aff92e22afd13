import type { Config } from '../../config.ts'
import type { Store } from '../../store/index.ts'
import { ok, unknown, warning } from './examination.ts'

/** Gives the policy by which a Redis throws keys away; null where it throws none away. Throws where it does not answer. */
export type EvictionOf = (url: string) => Promise<string | null>

/** Where the queue is, and what waits in it. `store`: null where there is nothing in the database yet; undefined where it cannot be asked. */
export async function examineQueue(
  { redisUrl }: Pick<Config, 'redisUrl'>,
  store: Pick<Store, 'monitor'> | null | undefined,
  evictionOf: EvictionOf,
) {
  const policy = redisUrl === undefined ? null : await evictionOf(redisUrl)
  if (policy !== null)
    return warning(
      'queue_evicts',
      `Redis throws keys away when its memory is full (${policy}), jobs among them: set maxmemory-policy to noeviction.`,
    )
  if (redisUrl === undefined && store === undefined)
    return unknown('database', 'The queue is kept in the database, which cannot be asked: see to that first.')
  const where = redisUrl === undefined ? 'The queue is kept in the database' : 'Redis answers'
  if (!store) return ok(`${where}.`)
  const { collect, finish, deliver } = await store.monitor.backlog()
  return ok(`${where}. Waiting: targets ${collect}, runs ${finish}, deliveries ${deliver}.`)
}
