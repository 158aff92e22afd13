import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import styles from '../../parts/detail/detail.module.css'
import { Settings } from '../../parts/settings.tsx'
import { Loaded } from '../../parts/states.tsx'
import type { Finding } from './rows.ts'

const words = messages.findings

/** The settings that the finding was judged on, as they were read, and the evidence that they stand in. */
export function Judged({ finding }: { finding: Finding }) {
  const { evidence, resource } = finding
  const found = useQuery({
    queryKey: ['member', evidence, resource],
    queryFn: () => memberOf(evidence ?? '', resource),
    enabled: evidence !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <section className={styles.part}>
      <h3>{words.settings}</h3>
      {evidence === null ? (
        <p className={styles.soft}>{words.noEvidence}</p>
      ) : (
        <Loaded of={found}>
          {({ member }) =>
            member ? (
              <OnWhich finding={finding} item={evidence} member={member} />
            ) : (
              <p className={styles.soft}>{words.wholePopulation}</p>
            )
          }
        </Loaded>
      )}
      <p className={styles.links}>
        {evidence !== null && (
          <Link to="/evidence/$id" params={{ id: evidence }} search={{ resource }}>
            {words.toEvidence}
          </Link>
        )}
        {finding.inputs
          .filter(id => id !== evidence)
          .map((id, at) => (
            <Link key={id} to="/evidence/$id" params={{ id }} search={{}}>
              {words.toInput(at + 1)}
            </Link>
          ))}
      </p>
    </section>
  )
}

interface OnWhich {
  readonly finding: Finding
  readonly item: string
  readonly member: Schemas['Resource']
}

/** Settings and what was observed; what the test read is marked where it still says the same of them. */
function OnWhich({ finding: { check, resource, resourceDigest, status, reason }, item, member }: OnWhich) {
  const { data } = useQuery({
    queryKey: ['touched', item, check, resource],
    queryFn: () =>
      taken(client.GET('/v1/evidence/{id}/touched', { params: { path: { id: item }, query: { check, resource } } })),
    enabled: resourceDigest !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const touched = data?.status === status && data.reason === reason ? data.pointers : undefined
  const observed = member.observed ?? {}
  return (
    <>
      <Settings settings={member.settings} reason={reason} touched={touched} gaps={member.gaps} />
      {Object.keys(observed).length > 0 && (
        <>
          <h3>{messages.evidence.observed}</h3>
          <Settings settings={observed} reason={reason} touched={touched} />
        </>
      )}
    </>
  )
}

/** Looks the member up in its item; members come ordered by id. A finding about a whole population has none. */
async function memberOf(id: string, resource: string): Promise<{ member: Schemas['Resource'] | null }> {
  let cursor: string | undefined
  do {
    const query = { limit: 500, ...(cursor !== undefined && { cursor }) }
    const page = await taken(client.GET('/v1/evidence/{id}/resources', { params: { path: { id }, query } }))
    const member = page.items.find(one => one.id === resource)
    if (member) return { member }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return { member: null }
}
