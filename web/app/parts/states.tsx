import { Alert, Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { isForbidden, problemOf } from '../api/problem.ts'
import { messages } from '../messages.ts'
import styles from './states.module.css'

const { state } = messages

export function Loading() {
  return (
    <div className={styles.loading} role="status">
      <Loader size="sm" color="var(--accent)" />
      {state.loading}
    </div>
  )
}

/** A failure is a state of its own, never an empty list. */
export function Failed({ error, again }: { error: unknown; again?: (() => void) | undefined }) {
  const forbidden = isForbidden(error)
  return (
    <Alert
      role="alert"
      color={forbidden ? 'yellow' : 'red'}
      title={forbidden ? state.forbidden : state.error}
      className={styles.failed}
    >
      <p>{problemOf(error)?.detail ?? state.unreachable}</p>
      {!forbidden && again && (
        <Button size="xs" variant="default" mt="sm" onClick={again}>
          {state.again}
        </Button>
      )}
    </Alert>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

interface Asked<T> {
  readonly data?: T | undefined
  readonly error: unknown
  readonly refetch?: () => unknown
}

/** What was asked for, once it is there; until then why not. */
export function Loaded<T>({ of, children }: { of: Asked<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error !== null && of.error !== undefined)
    return <Failed error={of.error} again={of.refetch && (() => void of.refetch?.())} />
  return <Loading />
}
