import { Link } from '@tanstack/react-router'
import { api, client, type Schemas } from '../../api/client.ts'
import { taken, usePages, wholeOf } from '../../api/pages.ts'
import { type ControlStatus, messages } from '../../messages.ts'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { StatusBar } from '../../parts/status-bar.tsx'
import { failingOf, useFailing } from '../controls/failing.ts'
import styles from './overview.module.css'

const words = messages.overview
/** Controls of one framework over all accounts. */
const MOST = 5000
const STATUSES = Object.keys(messages.controlStatus) as ControlStatus[]

/** The newest version of each framework that runs judge, with its controls by status. */
export function Frameworks() {
  const frameworks = api.useQuery('get', '/v1/frameworks')
  return (
    <Card title={words.frameworks}>
      <Loaded of={frameworks}>
        {({ items }) => (
          <div className={styles.frameworks}>
            {items
              .filter(({ newest, onRequest }) => newest && onRequest !== true)
              .map(framework => (
                <Framework key={framework.id} framework={framework} />
              ))}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Framework({ framework: { id, framework, version } }: { framework: Schemas['ListedFramework'] }) {
  const controls = usePages(
    ['controls', id],
    cursor =>
      taken(
        client.GET('/v1/frameworks/{id}/controls', {
          params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { most: MOST },
  )
  const failing = useFailing(id)
  const many = (controls.items?.length ?? 0) >= MOST && !controls.whole
  return (
    <section>
      <h3>
        <Link to="/controls" search={{ framework: id }}>
          {framework} {version}
        </Link>
      </h3>
      {many ? (
        <p className={styles.soft}>{words.tooMany}</p>
      ) : (
        <Loaded of={wholeOf(controls)}>{items => <Counted framework={id} controls={items} failing={failing} />}</Loaded>
      )}
    </section>
  )
}

interface Judged {
  readonly framework: string
  readonly controls: readonly { readonly control: string; readonly status: ControlStatus }[]
  readonly failing: ReturnType<typeof useFailing>
}

function Counted({ framework, controls, failing }: Judged) {
  if (controls.length === 0) return <p className={styles.soft}>{messages.controls.notJudged}</p>
  const of = (status: ControlStatus) => controls.filter(control => control.status === status)
  const counts = Object.fromEntries(STATUSES.map(status => [status, of(status).length]))
  return (
    <>
      <StatusBar counts={counts} />
      <Loaded of={wholeOf(failing)}>
        {findings => {
          const tests = failingOf(framework, findings)
          return (
            <ul className={styles.legend}>
              {STATUSES.filter(status => of(status).length > 0).map(status => (
                <li key={status}>
                  <Link to="/controls" search={{ framework, status }}>
                    {messages.controlStatus[status]}
                  </Link>{' '}
                  {of(status).length}
                  {status !== 'tests_failed' && withFailing(of(status).filter(one => tests.has(one.control)).length)}
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </>
  )
}

const withFailing = (count: number): string => (count > 0 ? ` (${words.withFailing(count)})` : '')
