import { Link } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import detail from '../../parts/detail/detail.module.css'
import { Part } from '../../parts/detail/part.tsx'
import { Loaded } from '../../parts/states.tsx'
import styles from './controls.module.css'

const words = messages.controls
/** More than these are a list of their own. */
const MOST = 12

interface Shown {
  readonly framework: string
  readonly control: string
}

/** The evidence that the control's tests read, of the newest run: from here a resource is two steps away. */
export function Populations({ framework, control }: Shown) {
  const runs = api.useQuery('get', '/v1/runs', { params: { query: { status: 'finished', limit: 1 } } })
  return (
    <Loaded of={runs}>
      {({ items: [latest] }) => latest && <OfRun run={latest.id} framework={framework} control={control} />}
    </Loaded>
  )
}

function OfRun({ run, framework, control }: Shown & { run: string }) {
  const query = { run, framework, control, limit: MOST }
  const items = api.useQuery('get', '/v1/evidence', { params: { query } })
  return (
    <Part title={words.populations}>
      <Loaded of={items}>
        {data => (
          <ul>
            {data.items
              .toSorted((a, b) => a.title.localeCompare(b.title))
              .map(({ id, title, scope, population }) => (
                <li key={id}>
                  <Link to="/evidence/$id" params={{ id }} search={{}}>
                    {title}
                  </Link>{' '}
                  <span className={`${detail.soft} ${styles.place}`}>
                    {scope.region}, {population.collected}
                  </span>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
      {items.data && items.data.next !== null && (
        <Link to="/evidence" search={{ run, framework, control }}>
          {words.allPopulations}
        </Link>
      )}
    </Part>
  )
}
