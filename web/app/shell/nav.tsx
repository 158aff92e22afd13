import { Link } from '@tanstack/react-router'
import { useMay } from '../api/me.ts'
import { messages } from '../messages.ts'
import styles from './nav.module.css'

const { nav } = messages

/** What was found, what is handed out, and what is set up. */
const GROUPS = [
  [
    ['/', nav.overview],
    ['/findings', nav.findings, { status: 'fail,unknown' }],
    ['/controls', nav.controls],
    ['/evidence', nav.evidence],
    ['/identity', nav.identity],
  ],
  [
    ['/packages', nav.packages],
    ['/runs', nav.runs],
    ['/schedules', nav.schedules],
    ['/destinations', nav.destinations],
  ],
  [
    ['/accounts', nav.accounts],
    ['/settings', nav.settings],
  ],
] as const

/** What a key that only reads evidence may not see is not offered to it. */
const OF_READERS: ReadonlySet<string> = new Set(['/schedules', '/destinations', '/accounts', '/settings'])

export function Nav() {
  const auditorAlone = useMay('read') === false
  const groups = GROUPS.map(group => group.filter(([to]) => !auditorAlone || !OF_READERS.has(to)))
  return (
    <nav aria-label={nav.label} className={styles.nav}>
      {groups
        .filter(([first]) => first !== undefined)
        .map(group => (
          <ul key={group[0]?.[0]}>
            {group.map(([to, name, search = {}]) => (
              <li key={to}>
                <Link to={to} search={search} activeOptions={{ exact: to === '/', includeSearch: false }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  )
}
