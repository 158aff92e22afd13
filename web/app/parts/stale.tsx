import { Alert, Button } from '@mantine/core'
import { notifyManager, type Query } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { queries } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { messages } from '../messages.ts'
import { Moment } from './moment.tsx'
import styles from './states.module.css'

const { state } = messages
const cache = queries.getQueryCache()

/** Shown somewhere, loaded before, and not to be had again. A list that only ends too early says so itself. */
const isStale = (query: Query): boolean =>
  query.isActive() &&
  query.state.status === 'error' &&
  query.state.data !== undefined &&
  query.state.fetchMeta?.fetchMore === undefined

const subscribe = (listener: () => void) => cache.subscribe(notifyManager.batchCalls(listener))
/** When the oldest of what is shown was loaded; 0 where everything is as new as it can be. */
const oldest = (): number => {
  const stale = cache.findAll({ predicate: isStale })
  return stale.length === 0 ? 0 : Math.min(...stale.map(({ state: { dataUpdatedAt } }) => dataUpdatedAt))
}

/** Says of every view when what it shows is not what the service would answer now, from when it is, and why. */
export function Stale() {
  const from = useSyncExternalStore(subscribe, oldest)
  const again = useCallback(() => void queries.refetchQueries({ predicate: isStale }), [])
  if (from === 0) return null
  const [query] = cache.findAll({ predicate: isStale })
  return (
    <Alert role="alert" color="yellow" title={state.stale} className={styles.stale}>
      <p>
        {state.staleFrom} <Moment at={new Date(from).toISOString()} />.{' '}
        {problemOf(query?.state.error)?.detail ?? state.unreachable}
      </p>
      <Button size="xs" variant="default" mt="sm" onClick={again}>
        {state.again}
      </Button>
    </Alert>
  )
}
