import { Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Loaded } from '../../parts/states.tsx'
import styles from './overview.module.css'

const words = messages.overview

/** The newest package beside the one before it of the same account, where there is one. */
export function SinceBefore() {
  const packages = api.useQuery('get', '/v1/packages', { params: { query: { limit: 50 } } })
  return (
    <Loaded of={packages} quiet>
      {({ items }) => <Changed packages={items} />}
    </Loaded>
  )
}

function Changed({ packages: [newest, ...older] }: { packages: readonly Schemas['Package'][] }) {
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
