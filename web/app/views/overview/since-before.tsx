import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import styles from './overview.module.css'

const words = messages.overview

/** The newest package beside the one before it of the same account, where there is one. */
export function SinceBefore() {
  const { data } = api.useQuery('get', '/v1/packages', { params: { query: { limit: 50 } } })
  const [newest, ...older] = data?.items ?? []
  const before = newest && older.find(({ account, run }) => account === newest.account && run !== newest.run)
  if (!newest || !before) return null
  return (
    <p className={styles.soft}>
      <Link to="/packages/compare" search={{ before: before.run, now: newest.run }}>
        {words.sinceBefore}
      </Link>
    </p>
  )
}
