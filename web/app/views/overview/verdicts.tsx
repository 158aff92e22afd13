import { Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { type Severity, SeverityMark } from '../../parts/badge.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Loaded } from '../../parts/states.tsx'
import styles from './overview.module.css'
import { Tile } from './tile.tsx'

const words = messages.overview
const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low']
type Counts = Schemas['CountedFindings']

/** What fails, by severity; what nobody can say; and how old the oldest of it is. */
export function Verdicts({ counts: { findings, severities, accounts } }: { counts: Counts }) {
  return (
    <>
      <Tile name={words.failing} count={findings.fail}>
        <ul className={styles.severities}>
          {SEVERITIES.map(severity => (
            <li key={severity}>
              <Link to="/findings" search={{ status: 'fail', severity }}>
                <SeverityMark severity={severity} />
                <strong>{(severities[severity]?.fail ?? 0).toLocaleString('en-US')}</strong>
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
      <Freshness accounts={accounts} />
    </>
  )
}

/** Ids of runs grow with time. */
function Freshness({ accounts }: Pick<Counts, 'accounts'>) {
  const [oldest] = accounts.toSorted((a, b) => (a.run < b.run ? -1 : 1))
  return oldest === undefined ? null : <Oldest account={oldest.account} run={oldest.run} />
}

function Oldest({ account, run }: { account: string; run: string }) {
  const found = api.useQuery('get', '/v1/runs/{id}', { params: { path: { id: run } } })
  return (
    <Loaded of={found} quiet>
      {({ finishedAt, createdAt }) => (
        <Tile name={words.freshness} count={<Moment at={finishedAt ?? createdAt} dateOnly />}>
          <p>{words.freshnessLead(account)}</p>
          <Link to="/runs/$id" params={{ id: run }}>
            {words.toOldest}
          </Link>
        </Tile>
      )}
    </Loaded>
  )
}
