import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Schemas } from '../../api/client.ts'
import type { Pages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Settings } from '../../parts/settings.tsx'
import styles from './evidence.module.css'
import { MerkleProof } from './proof.tsx'

const words = messages.evidence

interface Shown {
  readonly member: Schemas['Resource']
  readonly item: Schemas['EvidenceItem']
  readonly pages: Pages<Schemas['Resource']>
}

/** One resource as it was read, and the requests that read it. */
export function Member({ member, item, pages }: Shown) {
  const { id, region, digest, settings, observed = {}, gaps } = member
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const requests = item.calls.flatMap(({ action, requestIds }) =>
    requestIds.filter(({ resource }) => resource === id).map(request => `${action} ${request.id}`),
  )
  return (
    <div className={styles.member}>
      <h3 ref={heading} tabIndex={-1}>
        <bdi>{id}</bdi>
      </h3>
      <Settings settings={settings} gaps={gaps} />
      {Object.keys(observed).length > 0 && (
        <>
          <h3>{words.observed}</h3>
          <Settings settings={observed} />
        </>
      )}
      <Fields
        of={[
          [words.region, region],
          [words.digest, <code key="d">{digest}</code>],
          ...(requests.length > 0
            ? [[words.requestIds, <code key="i">{[...new Set(requests)].join(', ')}</code>] as const]
            : []),
        ]}
      />
      <MerkleProof member={member} item={item} pages={pages} />
      <p>
        <Link to="/findings" search={{ resource: id }}>
          {words.toFindings}
        </Link>
      </p>
    </div>
  )
}
