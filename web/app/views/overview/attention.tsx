import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { messages } from '../../messages.ts'
import { type Severity, SeverityMark } from '../../parts/badge.tsx'
import { Failed, Loading } from '../../parts/states.tsx'
import styles from './overview.module.css'

const words = messages.overview
const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low']

/** Gaps, failing tests by severity, what is unknown, and deliveries that were given up. */
export function Attention({ run }: { run: string }) {
  const counts = api.useQuery('get', '/v1/findings/counts')
  const detail = api.useQuery('get', '/v1/runs/{id}', { params: { path: { id: run } } })
  const mayRead = useMay('read') === true
  const dead = api.useQuery(
    'get',
    '/v1/deliveries',
    { params: { query: { status: 'dead', limit: 50 } } },
    { enabled: mayRead },
  )
  if (counts.data === undefined)
    return counts.error ? <Failed error={counts.error} again={() => void counts.refetch()} /> : <Loading />
  const { findings, severities } = counts.data
  const gaps = gapsOf(detail.data?.counts)
  return (
    <section aria-label={words.attention} className={styles.tiles}>
      <Tile name={words.failing} count={findings.fail}>
        <ul className={styles.severities}>
          {SEVERITIES.map(severity => (
            <li key={severity}>
              <Link to="/findings" search={{ status: 'fail', severity }}>
                <SeverityMark severity={severity} />
                <strong>{severities[severity]?.fail ?? 0}</strong>
              </Link>
            </li>
          ))}
        </ul>
      </Tile>
      <Tile name={words.unknown} count={findings.unknown}>
        <p>{words.unknownLead}</p>
        <Link to="/findings" search={{ status: 'unknown' }}>
          {words.toUnknown}
        </Link>
      </Tile>
      {gaps !== undefined && (
        <Tile name={words.gaps} count={gaps}>
          <p>{words.gapsLead}</p>
          <Link to="/evidence" search={{ gaps: 'true' }}>
            {words.toGaps}
          </Link>
        </Tile>
      )}
      {dead.data && dead.data.items.length > 0 && (
        <Tile name={words.dead} count={dead.data.items.length}>
          <Link to="/destinations">{words.toDead}</Link>
        </Tile>
      )}
    </section>
  )
}

/** Of lists, members and fields. A run of before they were counted says nothing, which is not none. */
function gapsOf(counts: unknown): number | undefined {
  const { gaps } = (counts ?? {}) as { gaps?: unknown }
  if (typeof gaps !== 'object' || gaps === null) return undefined
  return Object.values(gaps).reduce((sum: number, count) => sum + Number(count), 0)
}

function Tile({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  return (
    <section className={styles.tile}>
      <h2>{name}</h2>
      <p className={styles.count}>{count.toLocaleString('en-US')}</p>
      {children}
    </section>
  )
}
