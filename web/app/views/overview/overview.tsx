import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { messages } from '../../messages.ts'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { Room } from '../room/room.tsx'
import { Attention } from './attention.tsx'
import { Frameworks } from './frameworks.tsx'
import styles from './overview.module.css'
import { RunsSummary } from './runs-summary.tsx'
import { SinceBefore } from './since-before.tsx'

const words = messages.overview

/** What needs attention first, then where each framework stands, then what ran and will run. */
export function Overview() {
  const auditorAlone = useMay('read') === false
  const runs = api.useQuery('get', '/v1/runs', { params: { query: { status: 'finished', limit: 1 } } })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded of={runs}>
        {({ items: [latest] }) =>
          latest ? (
            <div className={styles.stack}>
              {auditorAlone && <Room />}
              <Attention run={latest.id} />
              <SinceBefore />
              <Frameworks />
              <RunsSummary />
            </div>
          ) : (
            <Empty title={words.never}>
              <p>{words.neverLead}</p>
              <Link to="/start">{messages.start.open}</Link>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}
