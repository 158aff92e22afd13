import styles from './chips.module.css'

interface Shown {
  readonly label: string
  /** Separated by commas, as they stand in the address. */
  readonly chosen: string | undefined
  readonly options: readonly (readonly [value: string, label: string, count?: number | undefined])[]
  readonly onToggle: (value: string) => void
}

/** Several of a few: each is on or off. */
export function Chips({ label, chosen, options, onToggle }: Shown) {
  const on = new Set((chosen ?? '').split(','))
  return (
    <fieldset className={styles.chips}>
      <legend>{label}</legend>
      {options.map(([value, name, count]) => (
        <button key={value} type="button" aria-pressed={on.has(value)} onClick={() => onToggle(value)}>
          {name}
          {count !== undefined && <span>{count.toLocaleString('en-US')}</span>}
        </button>
      ))}
    </fieldset>
  )
}
