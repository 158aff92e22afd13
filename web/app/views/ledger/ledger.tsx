import { Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card, Cards, Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { Checkpoints } from './checkpoints.tsx'
import { Entries } from './entries.tsx'
import { EntryProof } from './entry-proof.tsx'
import { Growth } from './growth.tsx'
import styles from './ledger.module.css'

const words = messages.ledger

/** What was recorded, what was signed of it, and proofs that neither was rewritten. */
export function Ledger() {
  const newest = api.useQuery('get', '/v1/ledger')
  const unsigned = problemOf(newest.error)?.code === 'not_found' && newest.data === undefined
  return (
    <Page title={words.title} lead={words.lead} acts={<Link to="/settings">{messages.settings.title}</Link>}>
      {unsigned ? (
        <Empty title={words.none}>{words.noneLead}</Empty>
      ) : (
        <Loaded of={newest}>
          {data => (
            <Cards>
              <Newest checkpoint={data} />
              <Growth size={data.size} />
              <EntryProof />
              <Entries />
              <Checkpoints />
            </Cards>
          )}
        </Loaded>
      )}
    </Page>
  )
}

function Newest({
  checkpoint: { size, root, checkpoint, timestamp, createdAt },
}: {
  checkpoint: Schemas['LedgerCheckpoint']
}) {
  return (
    <Card title={words.newest}>
      <Fields
        of={[
          [words.size, size.toLocaleString('en-US')],
          [words.root, <code key="r">{root}</code>],
          [words.signedAt, <Moment key="s" at={createdAt} />],
          [words.outside, timestamp === null ? words.noTime : words.outsideTime],
        ]}
      />
      <details className={styles.note}>
        <summary>{words.note}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard. */}
        <pre tabIndex={0}>{checkpoint}</pre>
      </details>
    </Card>
  )
}
