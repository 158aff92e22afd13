import { Button } from '@mantine/core'
import { type QueryKey, useMutation } from '@tanstack/react-query'
import { queries } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { messages } from '../messages.ts'
import styles from './act.module.css'

interface Shown<T> {
  readonly label: string
  readonly run: () => Promise<T>
  /** What is said of the answer. */
  readonly said?: (answer: T) => string
  /** The list that is different afterwards. */
  readonly changes?: QueryKey
  /** Asked first, where it cannot be undone. */
  readonly confirm?: string
}

/** Does one thing, and says what came of it. */
export function Act<T>({ label, run, said, changes, confirm }: Shown<T>) {
  const { mutate, isPending, data, error, isSuccess } = useMutation({
    mutationFn: run,
    onSuccess: () => changes && queries.invalidateQueries({ queryKey: changes }),
  })
  const start = () => {
    if (confirm === undefined || window.confirm(confirm)) mutate()
  }
  return (
    <span className={styles.act}>
      <Button size="xs" variant="default" loading={isPending} onClick={start}>
        {label}
      </Button>
      <span role="status">
        {isSuccess && said?.(data)}
        {error !== null && (problemOf(error)?.detail ?? messages.state.unreachable)}
      </span>
    </span>
  )
}
