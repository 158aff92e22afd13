import type { FastifyRequest } from 'fastify'
import type { Maker } from '../service/keys/api-keys.ts'
import type { Person } from '../service/results/acceptances.ts'
import type { Viewed } from '../service/runtime/serving.ts'
import type { ApiKey } from '../store/index.ts'
import { ApiError } from './error.ts'

type Asking = Pick<FastifyRequest, 'key' | 'viewed'>

const unauthorized = () => new ApiError('unauthorized', 'Send an API key: Authorization: Bearer exk_…')

export function keyOf({ key }: Pick<Asking, 'key'>): ApiKey {
  if (!key) throw unauthorized()
  return key
}

/** What use cases are called with in the name of who asks. It shows nothing that the key may not see. */
export function viewOf({ viewed }: Pick<Asking, 'viewed'>): Viewed {
  if (!viewed) throw unauthorized()
  return viewed
}

/** As the audit log and evidence name who asked: a key, or a person by their session. */
export const actorOf = (request: Pick<Asking, 'key'>): string => {
  const { prefix, person, personId } = keyOf(request)
  return personId === null ? `key ${prefix}` : `${person} (key ${prefix})`
}

/** In whose name keys and links are made. */
export const makerOf = (request: Pick<Asking, 'key'>): Maker => ({
  actor: actorOf(request),
  key: keyOf(request).id,
})

export const personOf = (request: Asking): Person => {
  const { prefix, name, person } = keyOf(request)
  return { key: prefix, name: person ?? name }
}
