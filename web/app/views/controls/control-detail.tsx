import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { ControlBadge } from '../../parts/badge.tsx'
import detail from '../../parts/detail/detail.module.css'
import { Part } from '../../parts/detail/part.tsx'
import { Loaded } from '../../parts/states.tsx'
import styles from './controls.module.css'
import { usePlainWords } from './plain-words.ts'
import { Populations } from './populations.tsx'
import { Tests } from './tests.tsx'

const words = messages.controls
type Result = Schemas['ControlRollup']
type Control = Schemas['Framework']['controls'][number]

/** One control: its status and why, its tests with what a pass means, and what AWS cannot show. */
export function ControlDetail({
  control: { control: id, title, status, because },
  framework,
}: {
  control: Pick<Result, 'control' | 'title' | 'status' | 'because'>
  framework: string
}) {
  const whole = api.useQuery('get', '/v1/frameworks/{id}', { params: { path: { id: framework } } })
  const plain = usePlainWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const navigate = useNavigate({ from: '/controls' })
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <article className={detail.detail} aria-label={words.control}>
      <div className={detail.top}>
        <ControlBadge status={status} />
        <button
          type="button"
          className={detail.close}
          onClick={() => void navigate({ search: now => ({ ...now, control: undefined }) })}
        >
          {messages.findings.close}
        </button>
      </div>
      <h2 ref={heading} tabIndex={-1}>
        <span className={styles.id}>{id}</span> {title}
      </h2>
      <p className={detail.soft}>{words.meaning[status]}</p>
      <Part title={words.because}>
        <p>{plain(because)}</p>
        <p className={detail.links}>
          <Link to="/findings" search={{ framework, control: id }}>
            {words.toFindings}
          </Link>
          <Link to="/evidence" search={{ framework, control: id }}>
            {words.toEvidence}
          </Link>
        </p>
      </Part>
      <Populations framework={framework} control={id} />
      <Loaded of={whole}>
        {({ controls }) => {
          const of = controls.find(one => one.id === id)
          return of ? <Mapped control={of} framework={framework} /> : null
        }}
      </Loaded>
    </article>
  )
}

function Mapped({ control, framework }: { control: Control; framework: string }) {
  const { limits, needs, notCollected = [], related = [] } = control
  return (
    <>
      <Tests control={control} framework={framework} />
      {(limits ?? needs ?? notCollected[0]) !== undefined && (
        <Part title={words.cannotShow}>
          {limits && <p>{limits}</p>}
          {needs && <p>{words.needs(needs)}</p>}
          {notCollected.length > 0 && <p>{words.notCollected(notCollected.join(', '))}</p>}
        </Part>
      )}
      {related.length > 0 && (
        <Part title={words.related}>
          <p className={detail.links}>
            {related.map(one => (
              <Link
                key={one}
                to="/controls"
                search={{ framework: one.slice(0, one.indexOf('/')), control: one.slice(one.indexOf('/') + 1) }}
              >
                {one}
              </Link>
            ))}
          </p>
        </Part>
      )}
    </>
  )
}
