import { client, queries, type Schemas } from '../../api/client.ts'
import { type Pages, taken, usePages } from '../../api/pages.ts'
import type { Tone } from '../../parts/badge.tsx'

export type Acceptance = Schemas['Acceptance']
type State = 'asked' | 'active' | 'ended' | 'withdrawn'

/** It counts from when a second person approved it until its end. */
export function stateOf({ approvedAt, revokedAt, until }: Acceptance): State {
  if (revokedAt !== null) return 'withdrawn'
  if (Date.parse(until) <= Date.now()) return 'ended'
  return approvedAt === null ? 'asked' : 'active'
}

export const TONES: Readonly<Record<State, Tone>> = {
  asked: 'review',
  active: 'pass',
  ended: 'idle',
  withdrawn: 'idle',
}

/** Of one test in one account, or all. */
export function useAcceptances(of: { account?: string; check?: string } = {}): Pages<Acceptance> {
  return usePages(
    ['acceptances', of],
    cursor =>
      taken(
        client.GET('/v1/acceptances', {
          params: { query: { limit: 200, ...(cursor === undefined ? of : { cursor }) } },
        }),
      ),
    { most: 1000 },
  )
}

/** What was decided shows beside findings too. */
async function decided(answer: Promise<Acceptance>): Promise<Acceptance> {
  const acceptance = await answer
  await queries.invalidateQueries({ queryKey: ['findings'] })
  return acceptance
}

export const approve = (id: string): Promise<Acceptance> =>
  decided(taken(client.POST('/v1/acceptances/{id}/approve', { params: { path: { id } } })))

export const withdraw = (id: string): Promise<Acceptance> =>
  decided(taken(client.POST('/v1/acceptances/{id}/revoke', { params: { path: { id } } })))
