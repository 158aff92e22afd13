import { Redis } from 'ioredis'
import { ServiceError } from '../service/runtime/error.ts'
import { within } from '../service/runtime/within.ts'

const ANSWER_MS = 5_000

/**
 * Asks a Redis once whether it answers; BullMQ itself would wait for it without end or word. Throws `queue_unreachable`,
 * `queue_unauthorized`.
 */
export async function reachRedis(url: string, answerMs = ANSWER_MS): Promise<void> {
  await askRedis(url, client => client.ping(), answerMs)
}

/**
 * Whether a Redis may throw keys away for want of memory, jobs among them: the policy by which it does; null where it does not, or does
 * not say. Throws as {@link reachRedis}.
 */
export async function evictionOf(url: string): Promise<string | null> {
  const info = await askRedis(url, client => client.info('memory').catch(() => ''))
  const told = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1]
  const policy = told('maxmemory_policy')
  return policy === undefined || policy === 'noeviction' || told('maxmemory') === '0' ? null : policy
}

async function askRedis<T>(url: string, ask: (client: Redis) => Promise<T>, answerMs = ANSWER_MS): Promise<T> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: answerMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  let said: Error | undefined
  client.on('error', error => {
    said ??= error
  })
  try {
    return await within(
      answerMs,
      client.connect().then(() => ask(client)),
      () => new Error('silence'),
    )
  } catch (error) {
    throw named(said ?? error)
  } finally {
    client.disconnect()
  }
}

export const queueUnreachable = (cause?: unknown): ServiceError =>
  new ServiceError(
    'queue_unreachable',
    'Redis does not answer: check that it runs and that REDIS_URL is right, or leave REDIS_URL out.',
    cause,
  )

function named(error: unknown): ServiceError {
  const said = error instanceof Error ? error.message : ''
  if (/^(NOAUTH|WRONGPASS|NOPERM)|invalid (username|password)|without any password/i.test(said))
    return new ServiceError('queue_unauthorized', 'Redis refuses the user or password of REDIS_URL: correct it.', error)
  return queueUnreachable(error)
}
