import { messages } from '../messages.ts'
import styles from './settings.module.css'

interface Shown {
  readonly settings: Readonly<Record<string, unknown>>
  /** A sentence that may name some of them. */
  readonly reason?: string
  readonly gaps?: readonly { readonly field: string; readonly action: string; readonly detail: string }[]
}

/** Settings as AWS names them, those that the reason names first; what could not be read stands among them as a gap. */
export function Settings({ settings, reason = '', gaps = [] }: Shown) {
  const named = (name: string) => new RegExp(`\\b${name.replaceAll(/[^\w]/g, '\\$&')}\\b`).test(reason)
  const entries = Object.entries(settings)
  const first = entries.filter(([name]) => named(name))
  return (
    <dl className={styles.settings}>
      {gaps.map(({ field, action, detail }) => (
        <div key={field} data-gap>
          <dt>{field}</dt>
          <dd>{messages.settingsView.notRead(action, detail)}</dd>
        </div>
      ))}
      {[...first, ...entries.filter(([name]) => !named(name))].map(([name, value], at) => (
        <div key={name} data-named={at < first.length || undefined}>
          <dt>
            {name}
            {at < first.length && <span>{messages.settingsView.named}</span>}
          </dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ value }: { value: unknown }) {
  if (value === null || typeof value !== 'object') return <bdi>{String(value)}</bdi>
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard.
  return <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
}
