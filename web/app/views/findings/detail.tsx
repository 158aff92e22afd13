import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { FindingBadge, SeverityMark } from '../../parts/badge.tsx'
import styles from '../../parts/detail/detail.module.css'
import { Part } from '../../parts/detail/part.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Trouble } from '../../parts/states.tsx'
import { Accept } from './accept.tsx'
import { Judged } from './judged.tsx'
import { ReviewPart } from './review.tsx'
import type { Finding } from './rows.ts'

const words = messages.findings

/** One finding: why, on what it was judged, what would fix it, and what it counts for. */
export function Detail({ finding }: { finding: Finding }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const navigate = useNavigate({ from: '/findings' })
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <article className={styles.detail} aria-label={words.finding} data-finding={finding.id}>
      <div className={styles.top}>
        <FindingBadge status={finding.status} />
        <SeverityMark severity={finding.severity} />
        <button
          type="button"
          className={styles.close}
          onClick={() => void navigate({ search: now => ({ ...now, finding: undefined }), replace: true })}
        >
          {words.close}
        </button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        {finding.title}
      </h2>
      <p className={styles.resource}>
        <bdi>{finding.resource}</bdi>
        <span>
          {finding.account} · {finding.region}
        </span>
      </p>
      <Part title={words.why}>
        <p className={styles.reason}>{finding.reason}</p>
        <Since finding={finding} />
      </Part>
      <Judged finding={finding} />
      <ReviewPart finding={finding} />
      <Accept finding={finding} />
      <AboutTest finding={finding} />
      <Controls controls={finding.controls} />
    </article>
  )
}

function Since({ finding: { openSince, daysOpen, observedAt } }: { finding: Finding }) {
  return (
    <p className={styles.soft}>
      {openSince && (
        <>
          {words.open} <Moment at={openSince} />
          {daysOpen !== null && ` (${words.days(daysOpen)})`}.{' '}
        </>
      )}
      {words.judged} <Moment at={observedAt} />.
    </p>
  )
}

/** What the catalogue says of the test: what can happen, what would fix it, and what others call the same. */
function AboutTest({ finding }: { finding: Finding }) {
  const catalogue = api.useQuery('get', '/v1/checks')
  const check = catalogue.data?.items.find(({ id }) => id === finding.check)
  const equivalents = Object.entries(check?.equivalents ?? {}).filter(([, ids]) => ids.length > 0)
  return (
    <>
      <Part title={words.fix}>
        <p>{finding.remediation}</p>
        <Trouble of={catalogue} />
        {check?.why && <p className={styles.soft}>{check.why}</p>}
        <ul>
          {check?.references.map(address => (
            <li key={address}>
              <a href={address} target="_blank" rel="noreferrer">
                {address.replace(/^https:\/\//, '')}
              </a>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words.testItself}>
        <p className={styles.soft}>
          <Link to="/findings" search={{ check: finding.check }}>
            {finding.check}
          </Link>
        </p>
        {equivalents.length > 0 && (
          <dl className={styles.pairs}>
            {equivalents.map(([tool, ids]) => (
              <div key={tool}>
                <dt>{words.tools[tool] ?? tool}</dt>
                <dd>{ids.join(', ')}</dd>
              </div>
            ))}
          </dl>
        )}
      </Part>
    </>
  )
}

function Controls({ controls }: { controls: readonly string[] }) {
  const split = controls.map(one => [one.slice(0, one.indexOf('/')), one.slice(one.indexOf('/') + 1)] as const)
  const frameworks = [...Map.groupBy(split, ([framework]) => framework)]
  return (
    <Part title={words.countsFor}>
      <dl className={styles.pairs}>
        {frameworks.map(([framework, members]) => (
          <div key={framework}>
            <dt>{framework}</dt>
            <dd>
              {members.map(([, control]) => (
                <Link key={control} to="/controls" search={{ framework, control }}>
                  {control}
                </Link>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
