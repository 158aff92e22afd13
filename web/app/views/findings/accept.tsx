import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { api, client } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { taken, wholeOf } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import styles from '../../parts/detail/detail.module.css'
import { Part } from '../../parts/detail/part.tsx'
import { Form, typed } from '../../parts/form.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Acceptance, stateOf, useAcceptances } from '../acceptances/acceptance.ts'
import { Decide } from '../acceptances/decide.tsx'
import type { Finding } from './rows.ts'

const words = messages.acceptances
const KINDS = Object.keys(messages.acceptance) as (keyof typeof messages.acceptance)[]

/** What is asked for or decided about a failing finding, and the form that asks. It never changes the finding. */
export function Accept({ finding }: { finding: Finding }) {
  const { check, account } = finding
  const known = wholeOf(useAcceptances({ check, account }))
  const open = known.data?.filter(one => isAbout(one, finding) && ['asked', 'active'].includes(stateOf(one))) ?? []
  const { data: me } = api.useQuery('get', '/v1/me')
  const mayAsk = useMay('operate') === true
  const asks = finding.status === 'fail' && mayAsk && me !== undefined
  if (!asks && open.length === 0 && (known.data !== undefined || known.error === null)) return null
  return (
    <Part title={words.title}>
      <Loaded of={known} quiet>
        {() => open.map(one => <Asked key={one.id} acceptance={one} />)}
      </Loaded>
      {asks && <Ask finding={finding} person={me.person} />}
    </Part>
  )
}

const isAbout = ({ region, resource }: Acceptance, finding: Finding): boolean =>
  (region === null || region === finding.region) && (resource === null || resource === finding.resource)

function Asked({ acceptance }: { acceptance: Acceptance }) {
  const { kind, reason, owner, requestedBy, approvedBy, until } = acceptance
  return (
    <div className={styles.box}>
      <p>
        <strong>{words.kinds(messages.acceptance[kind])}.</strong> <bdi>{reason}</bdi>
      </p>
      <p className={styles.soft}>
        {approvedBy === null ? words.waits(owner, requestedBy) : words.holds(owner, requestedBy, approvedBy)}{' '}
        <Moment at={until} dateOnly />.
      </p>
      <p className={styles.acts}>
        <Decide acceptance={acceptance} />
      </p>
    </div>
  )
}

/** Days from now until an acceptance ends, unless somebody says otherwise. */
const DAYS = 90
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

function Ask({ finding, person }: { finding: Finding; person: string }) {
  return (
    <Form
      title={words.ask}
      submit={words.ask}
      changes={['acceptances']}
      send={values => ask(finding, values)}
      done={() => <p>{words.askedFor}</p>}
    >
      <p className={styles.soft}>{words.askLead}</p>
      <NativeSelect
        name="kind"
        label={words.kind}
        data={KINDS.map(kind => ({ value: kind, label: words.kinds(messages.acceptance[kind]) }))}
      />
      <Textarea name="reason" label={words.reason} description={words.reasonHint} required maxLength={4000} rows={3} />
      <TextInput
        name="owner"
        label={words.owner}
        description={words.ownerHint}
        defaultValue={person}
        required
        maxLength={200}
      />
      <TextInput name="until" type="date" label={words.until} defaultValue={inDays(DAYS)} min={inDays(1)} required />
      <NativeSelect
        name="scope"
        label={words.what}
        data={[
          { value: 'resource', label: words.thisResource },
          { value: 'all', label: words.allResources(finding.account) },
        ]}
      />
    </Form>
  )
}

function ask({ check, account, region, resource }: Finding, values: FormData): Promise<Acceptance> {
  const place = typed(values, 'scope') === 'all' ? { region: null, resource: null } : { region, resource }
  const body = {
    ...{ check, account, ...place, kind: (typed(values, 'kind') ?? 'risk') as Acceptance['kind'] },
    ...{ reason: typed(values, 'reason') ?? '', owner: typed(values, 'owner') ?? '' },
    until: `${typed(values, 'until') ?? inDays(DAYS)}T23:59:59Z`,
  }
  return taken(client.POST('/v1/acceptances', { body }))
}
