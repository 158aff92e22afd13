import type { ReactNode } from 'react'
import styles from './fields.module.css'

/** Names and values, one below the other. */
export function Fields({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.fields}>
      {of.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and the list changes as a whole.
        <div key={at}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
