import { useMay } from '../../api/me.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { type Acceptance, approve, stateOf, withdraw } from './acceptance.ts'

const words = messages.acceptances

/** What can still be done with an acceptance. */
export function Decide({ acceptance }: { acceptance: Acceptance }) {
  const may = useMay('admin')
  const state = stateOf(acceptance)
  const { id } = acceptance
  if (may !== true) return null
  if (state === 'ended' || state === 'withdrawn') return null
  return (
    <>
      {state === 'asked' && <Act label={words.approve} changes={['acceptances']} run={() => approve(id)} />}
      <Act label={words.withdraw} changes={['acceptances']} confirm={words.confirm} run={() => withdraw(id)} />
    </>
  )
}
