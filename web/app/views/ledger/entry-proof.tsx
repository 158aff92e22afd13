import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { Fields } from '../../parts/fields.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { canHash } from '../evidence/merkle.ts'
import { type Kind, kindOf } from './kinds.ts'
import styles from './ledger.module.css'
import { isIncluded } from './verify.ts'

const words = messages.ledger
const { proof } = messages
const route = getRouteApi('/framed/settings/ledger')

/** The proof of the entry that the address names. */
export function EntryProof() {
  const { entry = '' } = route.useSearch()
  const space = entry.indexOf(' ')
  const kind = kindOf(entry.slice(0, space))
  return kind === undefined ? null : <Proof kind={kind} subject={entry.slice(space + 1)} />
}

function Proof({ kind, subject }: { kind: Kind; subject: string }) {
  const found = api.useQuery('get', '/v1/ledger/inclusion', { params: { query: { kind, subject } } })
  return (
    <Card title={words.proofOf(kind)}>
      <Loaded of={found}>{data => <Included inclusion={data} />}</Loaded>
    </Card>
  )
}

function Included({ inclusion }: { inclusion: Schemas['LedgerInclusion'] }) {
  const { index, size, root, entry, path } = inclusion
  const checked = useQuery({
    queryKey: ['included', inclusion],
    queryFn: () => isIncluded(inclusion),
    enabled: canHash(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <p className={styles.soft}>{words.firstOf}</p>
      {canHash() ? (
        <Loaded of={checked}>
          {agrees => (
            <p className={styles.soft}>
              <Badge tone={agrees ? 'pass' : 'fail'}>{agrees ? proof.agrees : proof.differs}</Badge>
            </p>
          )}
        </Loaded>
      ) : (
        <p>{proof.notHere}</p>
      )}
      <Fields
        of={[
          [words.subject, <bdi key="s">{entry.subject}</bdi>],
          [words.digest, <code key="d">{entry.digest}</code>],
          [words.at, <Moment key="a" at={entry.at} />],
          [proof.place, proof.placeOf(index + 1, size)],
          [proof.path, <code key="p">{path.join(' ') || proof.alone}</code>],
          [proof.root, <code key="r">{root}</code>],
        ]}
      />
    </>
  )
}
