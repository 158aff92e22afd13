import { getRouteApi } from '@tanstack/react-router'
import { api, client, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Fields } from '../../parts/fields.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { given } from '../../search.ts'
import styles from './settings.module.css'
import { StatementAccount } from './statement-account.tsx'
import { StatementForm } from './statement-form.tsx'
import { linesOf } from './statement-text.ts'

const words = messages.settings
const route = getRouteApi('/framed/settings')
type Stated = Schemas['Stated']

/** What the owner says of itself, of one account or of all: it stands in every package, and changes no status. */
export function Statement() {
  const { account } = route.useSearch()
  const stated = api.useQuery('get', '/v1/statement', { params: { query: given({ account }) } })
  return (
    <section className={styles.part}>
      <h2>{words.statement}</h2>
      <p className={styles.soft}>{words.statementLead}</p>
      <StatementAccount account={account} />
      <Loaded of={stated}>{data => <Shown key={account} stated={data} account={account} />}</Loaded>
    </section>
  )
}

interface Shown {
  readonly stated: Stated
  readonly account: string | undefined
}

function Shown({ stated: { statement, source, statedBy }, account }: Shown) {
  const lines = linesOf(statement ?? {})
  return (
    <>
      {account !== undefined && source === 'installation' && <p className={styles.soft}>{words.ofInstallation}</p>}
      {lines.length === 0 ? (
        <p>{words.nothingStated}</p>
      ) : (
        <Card>
          <Fields
            of={[
              ...lines.map(([name, text]) => [name, <bdi key="t">{text}</bdi>] as const),
              [words.statedBy, [statedBy, source && words.sources[source]].filter(Boolean).join(', ')],
            ]}
          />
        </Card>
      )}
      {account !== undefined && source === 'account' && <Withdraw account={account} />}
      <StatementForm statement={statement ?? {}} account={account} />
    </>
  )
}

const Withdraw = ({ account }: { account: string }) => (
  <p>
    <Act
      label={words.removeStatement}
      confirm={words.confirmRemoveStatement}
      changes={['get', '/v1/statement']}
      run={async () => {
        const { error } = await client.DELETE('/v1/statement', { params: { query: { account } } })
        if (error) throw error
      }}
    />
  </p>
)
