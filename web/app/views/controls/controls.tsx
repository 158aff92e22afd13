import { NativeSelect } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import styles from './controls.module.css'
import { Framework } from './framework.tsx'

const words = messages.controls
const route = getRouteApi('/framed/controls')

export function Controls() {
  const frameworks = api.useQuery('get', '/v1/frameworks')
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded of={frameworks}>{({ items }) => <Chosen frameworks={items} />}</Loaded>
    </Page>
  )
}

type Listed = Schemas['ListedFramework']

/** The one in the address, else the first that every run judges. */
function Chosen({ frameworks }: { frameworks: readonly Listed[] }) {
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/controls' })
  const usual = frameworks.find(one => one.newest && one.onRequest !== true) ?? frameworks[0]
  const chosen = search.framework === undefined ? usual : frameworks.find(({ id }) => id === search.framework)
  return (
    <>
      <div className={styles.pick}>
        <NativeSelect
          label={words.framework}
          value={chosen?.id ?? ''}
          onChange={event => void navigate({ search: { framework: event.currentTarget.value } })}
          data={[
            ...(chosen ? [] : [{ value: '', label: words.choose }]),
            ...frameworks.map(({ id, framework, version }) => ({ value: id, label: `${framework} ${version}` })),
          ]}
        />
      </div>
      {chosen ? (
        <Framework key={chosen.id} framework={chosen} search={search} />
      ) : (
        <Empty title={words.noFramework}>{words.noFrameworkLead}</Empty>
      )}
    </>
  )
}
