import { Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { PackagesTable } from '../packages/table.tsx'
import { limitsText } from '../settings/limits.tsx'
import { Requests } from './requests.tsx'

const words = messages.room
type Me = Schemas['Me']

/** What an auditor was let in to: until when, to which accounts and packages, and what was asked. */
export function Room() {
  const me = api.useQuery('get', '/v1/me')
  return (
    <>
      <Loaded of={me}>{data => <Granted me={data} />}</Loaded>
      <Requests />
      <Card title={messages.packages.title} acts={<span>{words.logged}</span>}>
        <PackagesTable />
      </Card>
    </>
  )
}

function Granted({ me: { person, accounts, expiresAt, ...limits } }: { me: Me }) {
  const stated = api.useQuery('get', '/v1/statement')
  return (
    <Card title={words.title} acts={<Link to="/controls">{words.toControls}</Link>}>
      <Fields
        of={[
          [words.holder, <bdi key="h">{person}</bdi>],
          [words.may, words.readOnly],
          [words.until, expiresAt === null ? messages.settings.never : <Moment key="u" at={expiresAt} />],
          [words.packages, limitsText(limits) ?? words.allPackages],
          [words.accounts, accounts?.join(', ') ?? messages.settings.allAccounts],
          // Who was let in to some packages reads it there.
          ...(limitsText(limits) === undefined
            ? [
                [
                  words.period,
                  <Loaded key="p" of={stated}>
                    {({ statement }) => periodOf(statement)}
                  </Loaded>,
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
  )
}

function periodOf(statement: Schemas['Stated']['statement']): string {
  const period = statement?.auditPeriod
  return period === undefined ? words.noPeriod : `${period.from} – ${period.to}`
}
