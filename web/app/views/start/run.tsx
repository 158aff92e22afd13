import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Failed } from '../../parts/states.tsx'
import styles from './start.module.css'

const words = messages.start

/** Starts it and shows it live. */
export function FirstRun({ account, frameworks }: { account: Schemas['Account']; frameworks: string }) {
  const navigate = useNavigate()
  const { mutate, isPending, error } = api.useMutation('post', '/v1/runs', {
    onSuccess: ({ id }) => void navigate({ to: '/runs/$id', params: { id } }),
  })
  const body = { accounts: [account.account], frameworks: frameworks.split(',') }
  return (
    <>
      <p className={styles.soft}>{words.runLead}</p>
      <Button loading={isPending} onClick={() => mutate({ body: body as never })}>
        {words.run}
      </Button>
      {error && <Failed error={error} />}
    </>
  )
}
