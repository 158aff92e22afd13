import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { messages } from '../../messages.ts'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { RunBadge } from '../runs/run-badge.tsx'
import styles from './overview.module.css'

const words = messages.overview

/** The last runs, and when the next ones begin. */
export function RunsSummary() {
  const last = api.useQuery('get', '/v1/runs', { params: { query: { limit: 5 } } })
  return (
    <div className={styles.pair}>
      <Card title={words.lastRuns} acts={<Link to="/runs">{words.allRuns}</Link>}>
        <Loaded of={last}>
          {({ items }) => (
            <ul className={styles.lines}>
              {items.map(run => (
                <li key={run.id}>
                  <Link to="/runs/$id" params={{ id: run.id }}>
                    {run.label ?? messages.runs.run}
                  </Link>
                  <Moment at={run.createdAt} />
                  <RunBadge run={run} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      {useMay('read') === true && <NextRuns />}
    </div>
  )
}

function NextRuns() {
  const schedules = api.useQuery('get', '/v1/schedules', { params: { query: { limit: 100 } } })
  return (
    <Card title={words.nextRuns} acts={<Link to="/schedules">{words.allSchedules}</Link>}>
      <Loaded of={schedules}>
        {({ items }) => {
          const next = items
            .flatMap(({ id, name, nextRunAt }) => (nextRunAt === null ? [] : [{ id, name, at: nextRunAt }]))
            .sort((a, b) => a.at.localeCompare(b.at))
          if (next.length === 0) return <p className={styles.soft}>{words.noNext}</p>
          return (
            <ul className={styles.lines}>
              {next.slice(0, 5).map(({ id, name, at }) => (
                <li key={id}>
                  <span>{name}</span>
                  <Moment at={at} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Card>
  )
}
