import { messages } from '../messages.ts'
import { pointerTo } from './json-lines.ts'
import { SettingValue } from './setting-value.tsx'
import styles from './settings.module.css'

interface Shown {
  readonly settings: Readonly<Record<string, unknown>>
  /** A sentence that may name some of them. */
  readonly reason?: string
  /** JSON pointers of those that a test read; undefined where that is not known. */
  readonly touched?: readonly string[] | undefined
  readonly gaps?: readonly { readonly field: string; readonly action: string; readonly detail: string }[]
}

const words = messages.settingsView

/**
 * Settings as AWS names them. Those that the test read come first, or where that is not known those that the reason names;
 * what could not be read stands among them as a gap.
 */
export function Settings({ settings, reason = '', touched, gaps = [] }: Shown) {
  const isMarked = touched ? readBy(touched) : namedIn(reason)
  const names = Object.keys(settings)
  const mark = touched ? words.touched : words.named
  return (
    <dl className={styles.settings}>
      {gaps.map(({ field, action, detail }) => (
        <div key={field} data-gap>
          <dt>
            {field}
            {touched && isMarked(field) && <span>{mark}</span>}
          </dt>
          <dd>{words.notRead(action, detail)}</dd>
        </div>
      ))}
      {[...names.filter(isMarked), ...names.filter(name => !isMarked(name))].map(name => (
        <div key={name} data-named={isMarked(name) || undefined}>
          <dt>
            {name}
            {isMarked(name) && <span>{mark}</span>}
          </dt>
          <dd>
            <SettingValue value={settings[name]} pointer={pointerTo('', name)} touched={touched} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const namedIn = (reason: string) => (name: string) =>
  new RegExp(`\\b${name.replaceAll(/[^\w]/g, '\\$&')}\\b`).test(reason)

const readBy = (touched: readonly string[]) => (name: string) => {
  const pointer = pointerTo('', name)
  return touched.some(one => one === pointer || one.startsWith(`${pointer}/`))
}
