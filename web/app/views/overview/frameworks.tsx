import { Link } from '@tanstack/react-router'
import { api, client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import type { ControlStatus } from '../../parts/badge.tsx'
import { Card } from '../../parts/page.tsx'
import { Failed, Loaded, Loading } from '../../parts/states.tsx'
import { StatusBar } from '../../parts/status-bar.tsx'
import { useFailing } from '../controls/failing.ts'
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
  const { items, error, whole, again } = usePages(
    ['controls', id],
    cursor =>
      taken(
        client.GET('/v1/frameworks/{id}/controls', {
          params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { most: MOST },
  )
  const counts = Object.fromEntries(
    STATUSES.map(status => [status, items?.filter(control => control.status === status).length ?? 0]),
  ) as Record<ControlStatus, number>
  const failing = useFailing(id)
  const withFailing = (status: ControlStatus): number =>
    items?.filter(one => one.status === status && (failing?.get(one.control)?.length ?? 0) > 0).length ?? 0
  return (
    <section>
      <h3>
        <Link to="/controls" search={{ framework: id }}>
          {framework} {version}
        </Link>
      </h3>
      {error ? <Failed error={error} again={again} /> : null}
      {!whole && !error && ((items?.length ?? 0) < MOST ? <Loading /> : <p className={styles.soft}>{words.tooMany}</p>)}
      {whole && items?.length === 0 && <p className={styles.soft}>{messages.controls.notJudged}</p>}
      {whole && items && items.length > 0 && (
        <>
          <StatusBar counts={counts} />
          <ul className={styles.legend}>
            {STATUSES.filter(status => counts[status] > 0).map(status => (
              <li key={status}>
                <Link to="/controls" search={{ framework: id, status }}>
                  {messages.controlStatus[status]}
                </Link>{' '}
                {counts[status]}
                {withFailing(status) > 0 && status !== 'tests_failed' && ` (${words.withFailing(withFailing(status))})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
