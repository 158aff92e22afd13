import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api, queries } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Failed } from '../../parts/states.tsx'

/** Collects every connected account again, now. */
export function StartRun() {
  const navigate = useNavigate()
  const { mutate, isPending, error } = api.useMutation('post', '/v1/runs', {
    onSuccess: run => {
      void queries.invalidateQueries({ queryKey: ['runs'] })
      void navigate({ to: '/runs/$id', params: { id: run.id } })
    },
  })
  return (
    <>
      <Button loading={isPending} onClick={() => mutate({ body: {} as never })}>
        {messages.runs.start}
      </Button>
      {error && <Failed error={error} />}
    </>
  )
}
