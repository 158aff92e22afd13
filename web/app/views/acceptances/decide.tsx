import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { type Acceptance, approve, stateOf, withdraw } from './acceptance.ts'

const words = messages.acceptances

/** What can still be done with an acceptance. */
export function Decide({ acceptance }: { acceptance: Acceptance }) {
  const { data: me } = api.useQuery('get', '/v1/me')
  const state = stateOf(acceptance)
  const { id } = acceptance
  if (!me?.scopes.includes('admin')) return null
  if (state === 'ended' || state === 'withdrawn') return null
  return (
    <>
      {state === 'asked' && <Act label={words.approve} changes={['acceptances']} run={() => approve(id)} />}
      <Act label={words.withdraw} changes={['acceptances']} confirm={words.confirm} run={() => withdraw(id)} />
    </>
  )
}
