import { Button } from '@mantine/core'
import { type QueryKey, useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { queries } from '../api/client.ts'
import { messages } from '../messages.ts'
import styles from './form.module.css'
import { Failed } from './states.tsx'

interface Shown<T> {
  readonly title: string
  readonly submit: string
  readonly send: (values: FormData) => Promise<T>
  /** What is shown once it is done. */
  readonly done?: (answer: T) => ReactNode
  readonly changes: QueryKey
  readonly children: ReactNode
  /** It stands open and is not left. */
  readonly opened?: boolean
}

/** A form that opens in the place where what it makes will stand. Its fields are the browser's own. */
export function Form<T>({ title, submit, send, done, changes, children, opened = false }: Shown<T>) {
  const [open, setOpen] = useState(opened)
  const heading = useId()
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: changes })
      if (!opened) setOpen(false)
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    mutate(new FormData(event.currentTarget))
  }
  if (!open)
    return (
      <div className={styles.closed}>
        <Button
          onClick={() => {
            reset()
            setOpen(true)
          }}
        >
          {title}
        </Button>
        {data !== undefined && done && (
          <div className={styles.done} role="status">
            {done(data)}
          </div>
        )}
      </div>
    )
  return (
    <form
      onSubmit={onSubmit}
      className={opened ? styles.bare : styles.form}
      {...(opened ? { 'aria-label': title } : { 'aria-labelledby': heading })}
    >
      {!opened && <h2 id={heading}>{title}</h2>}
      {children}
      {error !== null && <Failed error={error} />}
      <p className={styles.acts}>
        <Button type="submit" loading={isPending}>
          {submit}
        </Button>
        {!opened && (
          <Button variant="default" onClick={() => setOpen(false)}>
            {messages.form.cancel}
          </Button>
        )}
      </p>
    </form>
  )
}

/** What was typed into a field; undefined where it was left empty. */
export function typed(values: FormData, name: string): string | undefined {
  const value = values.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
