import { Button } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Card, Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Connect } from '../accounts/connect.tsx'
import { AddDestination } from '../destinations/add-destination.tsx'
import { ChooseFrameworks } from './frameworks.tsx'
import { FirstRun } from './run.tsx'
import { ChooseSchedule } from './schedule.tsx'
import styles from './start.module.css'
import { TestAccess } from './test-access.tsx'

const words = messages.start
const route = getRouteApi('/framed/start')
const STEPS = ['account', 'test', 'frameworks', 'schedule', 'destination', 'run'] as const
type Step = (typeof STEPS)[number]
export type Search = ReturnType<typeof route.useSearch>

/** From nothing to the first run. What was chosen stands in the address; what was made stands in the service. */
export function Start() {
  const search = route.useSearch()
  return (
    <Page title={words.title} lead={words.lead}>
      {search.account === undefined ? <Account /> : <Account id={search.account} />}
    </Page>
  )
}

function Account({ id }: { id?: string }) {
  const search = route.useSearch()
  const account = api.useQuery(
    'get',
    '/v1/accounts/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== undefined },
  )
  const navigate = useNavigate({ from: '/start' })
  const go = (change: Partial<Search>) => void navigate({ search: now => ({ ...now, ...change }) })
  if (id === undefined) return <Guide step="account" body={<FirstAccount go={go} />} />
  return (
    <Loaded of={account}>
      {data => {
        const step = stepOf(search, data.verifiedAt !== null)
        const bodies = {
          account: () => null,
          test: () => <TestAccess account={data} again={() => void account.refetch()} />,
          frameworks: () => <ChooseFrameworks go={go} />,
          schedule: () => <ChooseSchedule account={data} frameworks={search.frameworks ?? ''} go={go} />,
          destination: () => <Destination go={go} />,
          run: () => <FirstRun account={data} frameworks={search.frameworks ?? ''} />,
        }
        return <Guide step={step} body={bodies[step]()} />
      }}
    </Loaded>
  )
}

function stepOf({ frameworks, schedule, destination }: Search, verified: boolean): Step {
  if (!verified) return 'test'
  if (frameworks === undefined) return 'frameworks'
  if (schedule === undefined) return 'schedule'
  return destination === undefined ? 'destination' : 'run'
}

function Guide({ step, body }: { step: Step; body: React.ReactNode }) {
  const at = STEPS.indexOf(step)
  return (
    <div className={styles.guide}>
      <ol className={styles.steps}>
        {STEPS.map((one, index) => (
          <li key={one} data-done={index < at || undefined} aria-current={one === step ? 'step' : undefined}>
            {words.steps[one]}
          </li>
        ))}
      </ol>
      <Card title={words.steps[step]} acts={<span className={styles.at}>{words.step(at + 1, STEPS.length)}</span>}>
        {body}
      </Card>
    </div>
  )
}

interface Going {
  readonly go: (change: Partial<Search>) => void
}

function FirstAccount({ go }: Going) {
  const known = api.useQuery('get', '/v1/accounts', { params: { query: { limit: 5 } } })
  return (
    <>
      <Loaded of={known}>
        {({ items }) =>
          items.map(({ id, name }) => (
            <p key={id} className={styles.known}>
              {words.known}{' '}
              <Button variant="default" size="xs" onClick={() => go({ account: id })}>
                <bdi>{name}</bdi>
              </Button>
            </p>
          ))
        }
      </Loaded>
      <Connect opened onConnected={({ id }) => go({ account: id })} />
    </>
  )
}

function Destination({ go }: Going) {
  const done = () => go({ destination: 'done' })
  return (
    <>
      <p className={styles.soft}>{words.destinationLead}</p>
      <AddDestination onAdded={done} />
      <Button variant="default" onClick={done}>
        {words.skip}
      </Button>
    </>
  )
}
