import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Failed } from '../../parts/states.tsx'
import { ExternalId } from '../accounts/connect.tsx'
import { PermissionProgress, Permissions } from '../accounts/permissions.tsx'
import styles from './start.module.css'

const words = messages.start

/** Whether the credentials lead into the account, and which permissions are missing there. */
export function TestAccess({ account, again }: { account: Schemas['Account']; again: () => void }) {
  const { id } = account
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () =>
      taken(client.POST('/v1/accounts/{id}/test', { params: { path: { id }, query: { permissions: 'true' } } })),
  })
  return (
    <>
      <p className={styles.soft}>{words.testLead}</p>
      <ExternalId account={account} />
      <p className={styles.acts}>
        <Button loading={isPending} onClick={() => mutate()}>
          {words.test}
        </Button>
      </p>
      <p role="status">
        {data &&
          (data.verified
            ? messages.accounts.verified(data.principal ?? '')
            : (data.error?.message ?? messages.accounts.notVerified))}
      </p>
      {isPending && <PermissionProgress account={id} />}
      {data?.permissions && <Permissions test={data.permissions} />}
      {data?.verified && <Button onClick={again}>{words.next}</Button>}
      {error !== null && <Failed error={error} />}
    </>
  )
}
