import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { Fields } from '../../parts/fields.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { canHash } from '../evidence/merkle.ts'
import { useCheckpoints } from './checkpoints.tsx'
import styles from './ledger.module.css'
import { beginsWith } from './verify.ts'

const words = messages.ledger
const { proof } = messages
const route = getRouteApi('/framed/settings/ledger')
const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** That one head of the ledger is the beginning of a later one: nothing before it was changed or taken out. */
export function Growth({ size }: { size: number }) {
  const { from, to } = route.useSearch()
  const navigate = useNavigate({ from: '/settings/ledger' })
  const heads = useCheckpoints()
  const choose = (name: 'from' | 'to') => (value: string) =>
    void navigate({ search: now => ({ ...now, [name]: value || undefined }), replace: true })
  const [older, newer] = [sizeOf(from), sizeOf(to) ?? size]
  return (
    <Card title={words.growth}>
      <p className={styles.soft}>{words.growthLead}</p>
      <Loaded of={{ data: heads.items, error: heads.error, refetch: heads.again }}>
        {items => (
          <div className={styles.filters}>
            <Head label={words.earlier} value={from} heads={items} choose={choose('from')} none={words.chooseHead} />
            <Head label={words.later} value={to} heads={items} choose={choose('to')} none={words.newestHead(size)} />
          </div>
        )}
      </Loaded>
      {older !== undefined &&
        (older > newer ? <p role="status">{words.wrongWay}</p> : <Between from={older} to={newer} />)}
    </Card>
  )
}

const sizeOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined

interface Choice {
  readonly label: string
  readonly value: string | undefined
  readonly heads: readonly Schemas['KeptCheckpoint'][]
  readonly choose: (value: string) => void
  /** What is said where nothing is chosen. */
  readonly none: string
}

function Head({ label, value = '', heads, choose, none }: Choice) {
  const known = new Map(
    heads.map(({ size, createdAt }) => [String(size), words.head(size, shown.format(new Date(createdAt)))]),
  )
  if (value !== '' && !known.has(value)) known.set(value, value)
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={event => choose(event.currentTarget.value)}
      data={[{ value: '', label: none }, ...[...known].map(([size, text]) => ({ value: size, label: text }))]}
    />
  )
}

function Between({ from, to }: { from: number; to: number }) {
  const found = api.useQuery('get', '/v1/ledger/consistency', { params: { query: { from, to } } })
  return <Loaded of={found}>{data => <Proven consistency={data} />}</Loaded>
}

function Proven({ consistency }: { consistency: Schemas['LedgerConsistency'] }) {
  const { from, to, path } = consistency
  const checked = useQuery({
    queryKey: ['begins', consistency],
    queryFn: () => beginsWith(consistency),
    enabled: canHash(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      {canHash() ? (
        <Loaded of={checked}>
          {holds => (
            <p className={styles.soft}>
              <Badge tone={holds ? 'pass' : 'fail'}>{holds ? words.begins : words.rewritten}</Badge>
            </p>
          )}
        </Loaded>
      ) : (
        <p>{proof.notHere}</p>
      )}
      <Fields
        of={[
          [words.rootAt(from.size), <code key="f">{from.root}</code>],
          [words.rootAt(to.size), <code key="t">{to.root}</code>],
          [words.path, <code key="p">{path.join(' ') || words.samePath}</code>],
        ]}
      />
    </>
  )
}
