import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Trouble } from '../../parts/states.tsx'
import styles from './settings.module.css'

const words = messages.settings

/** Whose statement is shown and changed: that of one connected account, or that of all which have none of their own. */
export function StatementAccount({ account }: { account: string | undefined }) {
  const accounts = api.useQuery('get', '/v1/accounts', { params: { query: { limit: 500 } } })
  const navigate = useNavigate({ from: '/settings' })
  const names = new Map((accounts.data?.items ?? []).map(one => [one.account, `${one.name} (${one.account})`]))
  if (account !== undefined && !names.has(account)) names.set(account, account)
  return (
    <div className={styles.choice}>
      <NativeSelect
        label={words.statementOf}
        value={account ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void navigate({ search: now => ({ ...now, account: value || undefined }), replace: true, resetScroll: false })
        }
        data={[{ value: '', label: words.everyAccount }, ...[...names].map(([value, label]) => ({ value, label }))]}
      />
      <Trouble of={accounts} />
    </div>
  )
}
