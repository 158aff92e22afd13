import { messages } from '../messages.ts'
import styles from './pills.module.css'

interface Shown<Name extends string> {
  readonly given: readonly (readonly [name: Name, label: string, value: string | undefined])[]
  readonly remove: (name: Name) => void
}

/** Filters that came with a link; each can be taken away. */
export function Pills<Name extends string>({ given, remove }: Shown<Name>) {
  const set = given.filter(([, , value]) => value !== undefined)
  if (set.length === 0) return null
  return (
    <ul className={styles.pills}>
      {set.map(([name, label, value]) => (
        <li key={name}>
          <span>{label}</span> <bdi>{value}</bdi>
          <button type="button" aria-label={messages.list.remove(label)} onClick={() => remove(name)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}
