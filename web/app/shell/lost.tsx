import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { messages } from '../messages.ts'
import styles from './lost.module.css'

const { state } = messages

export function NotFound() {
  return (
    <section className={styles.lost}>
      <h1>{state.notFound}</h1>
      <p>{state.notFoundLead}</p>
      <Link to="/">{state.toOverview}</Link>
    </section>
  )
}

export function Crashed({ error }: ErrorComponentProps) {
  return (
    <section className={styles.lost} role="alert">
      <h1>{state.crashed}</h1>
      <p>{error instanceof Error ? error.message : null}</p>
      <Link to="/">{state.toOverview}</Link>
    </section>
  )
}
