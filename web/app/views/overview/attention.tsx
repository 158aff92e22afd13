import { Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { messages } from '../../messages.ts'
import { Loaded } from '../../parts/states.tsx'
import styles from './overview.module.css'
import { Tile } from './tile.tsx'
import { Verdicts } from './verdicts.tsx'

const words = messages.overview

/** Failing tests by severity, what is unknown, how old it is, gaps, accounts that let nobody in, and deliveries that were given up. */
export function Attention({ run }: { run: string }) {
  const counts = api.useQuery('get', '/v1/findings/counts')
  const detail = api.useQuery('get', '/v1/runs/{id}', { params: { path: { id: run } } })
  return (
    <section aria-label={words.attention} className={styles.tiles}>
      <Loaded of={counts}>{data => <Verdicts counts={data} />}</Loaded>
      <Loaded of={detail}>{data => <Gaps of={data.counts} />}</Loaded>
      {useMay('read') === true && (
        <>
          <Refused />
          <Dead />
        </>
      )}
    </section>
  )
}

function Gaps({ of }: { of: unknown }) {
  const gaps = gapsOf(of)
  if (gaps === undefined) return null
  return (
    <Tile name={words.gaps} count={gaps}>
      <p>{words.gapsLead}</p>
      <Link to="/evidence" search={{ gaps: 'true' }}>
        {words.toGaps}
      </Link>
    </Tile>
  )
}

/** Of lists, members and fields. A run of before they were counted says nothing, which is not none. */
function gapsOf(counts: unknown): number | undefined {
  const { gaps } = (counts ?? {}) as { gaps?: unknown }
  if (typeof gaps !== 'object' || gaps === null) return undefined
  return Object.values(gaps).reduce((sum: number, count) => sum + Number(count), 0)
}

const MOST = 500
/** So many, and perhaps more. */
const counted = (count: number, next: string | null) => (next === null ? count : words.atLeast(count))

function Refused() {
  const accounts = api.useQuery('get', '/v1/accounts', { params: { query: { enabled: 'true', limit: MOST } } })
  const isRefused = ({ lastError }: Schemas['Account']) => lastError !== null
  return (
    <Loaded of={accounts} quiet>
      {({ items, next }) =>
        items.some(isRefused) && (
          <Tile name={words.refused} count={counted(items.filter(isRefused).length, next)}>
            <p>{words.refusedLead}</p>
            <Link to="/accounts">{words.toRefused}</Link>
          </Tile>
        )
      }
    </Loaded>
  )
}

function Dead() {
  const query = { status: 'dead', limit: MOST } as const
  const dead = api.useQuery('get', '/v1/deliveries', { params: { query } })
  return (
    <Loaded of={dead} quiet>
      {({ items, next }) =>
        items.length > 0 && (
          <Tile name={words.dead} count={counted(items.length, next)}>
            <Link to="/destinations">{words.toDead}</Link>
          </Tile>
        )
      }
    </Loaded>
  )
}
