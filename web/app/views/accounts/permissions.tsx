import { useQuery } from '@tanstack/react-query'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'

const words = messages.accounts
type Test = Schemas['PermissionTest']

/** How far a test is while it runs. */
export function PermissionProgress({ account: id }: { account: string }) {
  const { data } = useQuery({
    queryKey: ['permissions', id],
    queryFn: () => taken(client.GET('/v1/accounts/{id}/permissions', { params: { path: { id } } })),
    refetchInterval: 1000,
    gcTime: 0,
    retry: false,
  })
  if (data?.state !== 'running') return null
  return <p role="status">{words.trying(data.progress.types, data.progress.of)}</p>
}

/** Each permission that is missing with what AWS said, and those that nothing decided. */
export function Permissions({ test: { permissions, state } }: { test: Test }) {
  const of = (wanted: Test['permissions'][number]['state']) => permissions.filter(one => one.state === wanted)
  const [denied, untried] = [of('denied'), of('untried')]
  return (
    <>
      {state === 'stopped' && <p>{words.stoppedEarly}</p>}
      <p>{denied.length === 0 ? words.noneMissing(of('allowed').length) : words.missing(denied.length)}</p>
      <Actions of={denied} />
      {untried.length > 0 && (
        <details>
          <summary>{words.undecided(untried.length)}</summary>
          <Actions of={untried} />
        </details>
      )}
    </>
  )
}

function Actions({ of }: { of: Test['permissions'] }) {
  if (of.length === 0) return null
  return (
    <ul>
      {of.map(({ action, advice, message }) => (
        <li key={action}>
          <code>{action}</code> {advice} {message !== null && <bdi>{message}</bdi>}
        </li>
      ))}
    </ul>
  )
}
