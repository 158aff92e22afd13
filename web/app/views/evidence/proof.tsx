import { useQuery } from '@tanstack/react-query'
import { api, type Schemas } from '../../api/client.ts'
import type { Pages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Badge } from '../../parts/badge.tsx'
import { Fields } from '../../parts/fields.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Loaded } from '../../parts/states.tsx'
import { canHash, type Proof, proofOf } from './merkle.ts'

const words = messages.proof

interface Shown {
  readonly member: Schemas['Resource']
  readonly item: Schemas['EvidenceItem']
  readonly pages: Pick<Pages<Schemas['Resource']>, 'all'>
}

/** That this resource is in the evidence as it was signed for: computed in the browser, from the settings up to the root. */
export function MerkleProof({ member, item, pages }: Shown) {
  const proof = useQuery({
    queryKey: ['proof', item.id, member.id, member.region],
    queryFn: async () => proofOf(await pages.all(), member),
    enabled: canHash(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <section>
      <h3>{words.title}</h3>
      {canHash() ? (
        <Loaded of={proof}>{data => <Computed proof={data} root={item.root} />}</Loaded>
      ) : (
        <p>{words.notHere}</p>
      )}
      <LedgerEntry id={item.id} digest={item.digest} />
    </section>
  )
}

function Computed({ proof: { index, size, path, settingsAgree, root }, root: stated }: { proof: Proof; root: string }) {
  const agrees = settingsAgree && root === stated
  return (
    <>
      <p>
        <Badge tone={agrees ? 'pass' : 'fail'}>{agrees ? words.agrees : words.differs}</Badge>
      </p>
      <Fields
        of={[
          [words.place, words.placeOf(index + 1, size)],
          [words.settings, settingsAgree ? words.settingsAgree : words.settingsDiffer],
          [words.path, <code key="p">{path.join(' ') || words.alone}</code>],
          [words.root, <code key="r">{root}</code>],
        ]}
      />
    </>
  )
}

/** The line of the append-only log that holds the evidence's digest. */
function LedgerEntry({ id, digest }: { id: string; digest: string }) {
  const found = api.useQuery('get', '/v1/ledger/inclusion', { params: { query: { kind: 'evidence', subject: id } } })
  return (
    <>
      <h3>{words.ledger}</h3>
      <Loaded of={found}>
        {({ index, size, root, entry, path }) => (
          <>
            <p>
              <Badge tone={entry.digest === digest ? 'pass' : 'fail'}>
                {entry.digest === digest ? words.recorded : words.recordedOtherwise}
              </Badge>
            </p>
            <Fields
              of={[
                [words.entry, words.placeOf(index + 1, size)],
                [words.at, <Moment key="a" at={entry.at} />],
                [words.path, <code key="p">{path.join(' ') || words.alone}</code>],
                [words.root, <code key="r">{root}</code>],
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  )
}
