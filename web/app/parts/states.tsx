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

interface Shown<T> {
  readonly of: Asked<T>
  /** Where mostly nothing comes: no sign that it is on its way. */
  readonly quiet?: boolean
  readonly children: (data: T) => ReactNode
}

/**
 * The states of whatever was asked for: on its way, refused, failed, there. What is there stays when it cannot be had
 * again; the frame says so once for the whole view (stale.tsx).
 */
export function Loaded<T>({ of, quiet = false, children }: Shown<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error !== null && of.error !== undefined)
    return <Failed error={of.error} again={of.refetch && (() => void of.refetch?.())} />
  return quiet ? null : <Loading />
}

/** Of what only adds to what is shown: nothing, unless it failed. */
export const Trouble = ({ of }: { of: Asked<unknown> }) => (
  <Loaded of={of} quiet>
    {() => null}
  </Loaded>
)
