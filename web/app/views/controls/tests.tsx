import { Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import detail from '../../parts/detail/detail.module.css'
import { Part } from '../../parts/detail/part.tsx'
import styles from './controls.module.css'

const words = messages.controls
type Control = Schemas['Framework']['controls'][number]
const STRENGTHS = ['demonstrates', 'supports', 'context'] as const

/** The tests that speak to a control, by how strongly, each with what its pass means. */
export function Tests({ control, framework }: { control: Control; framework: string }) {
  const { data } = api.useQuery('get', '/v1/checks')
  const titles = new Map(data?.items.map(({ id, title }) => [id, title]))
  if (control.checks.length === 0)
    return (
      <Part title={words.tests}>
        <p className={detail.soft}>{words.noTests}</p>
      </Part>
    )
  return STRENGTHS.map(strength => {
    const checks = control.checks.filter(one => one.strength === strength)
    if (checks.length === 0) return null
    return (
      <Part key={strength} title={words.strength[strength]}>
        <ul className={styles.tests}>
          {checks.map(({ check, because }) => (
            <li key={check}>
              <Link to="/findings" search={{ framework, control: control.id, check }}>
                {titles.get(check) ?? check}
              </Link>
              <p className={detail.soft}>{because}</p>
            </li>
          ))}
        </ul>
      </Part>
    )
  })
}
