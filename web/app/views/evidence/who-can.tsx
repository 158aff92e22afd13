import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type PrincipalText, principalOf } from '../../../../src/package/format/principal.ts'
import { api, client, type Schemas } from '../../api/client.ts'
import { everyOf, taken } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Card } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { type Kind, rowOf } from '../identity/eraser-row.ts'
import styles from './evidence.module.css'

const words = messages.whoCan
const TYPE = 'aws.iam.effective-access'

/** What can be deleted for good, by the evidence that has it. */
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ 'aws.s3.bucket': 'Buckets', 'aws.kms.key': 'Keys', 'aws.cloudtrail.trail': 'Trails' },
  ...{ 'aws.logs.log-group': 'Logs', 'aws.ec2.instance': 'Instances', 'aws.ec2.snapshot': 'Snapshots' },
  ...{ 'aws.rds.instance': 'Databases', 'aws.rds.cluster': 'Databases', 'aws.rds.snapshot': 'Snapshots' },
  ...{ 'aws.backup.vault': 'Backups', 'aws.backup.recovery-point': 'Backups' },
}

/** Who could change what is here: administrators, and who can delete such resources, of the same run. */
export function WhoCan({ item: { type, scope, collected } }: { item: Schemas['EvidenceItem'] }) {
  const query = { run: collected.run, type: TYPE, account: scope.account, limit: 1 }
  const found = api.useQuery('get', '/v1/evidence', { params: { query } })
  return (
    <Card title={words.title}>
      <Loaded of={found}>
        {({ items: [access] }) =>
          access ? <Principals access={access} kind={KINDS[type]} /> : <p className={styles.soft}>{words.none}</p>
        }
      </Loaded>
    </Card>
  )
}

function Principals({ access, kind }: { access: Schemas['EvidenceItem']; kind: Kind | undefined }) {
  const { id } = access
  const principals = useQuery({
    queryKey: ['principals', id],
    queryFn: async () => (await everyOf(cursor => page(id, cursor))).map(one => principalOf(one as never)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const whole = access.population.complete && access.population.gaps === 0
  return (
    <>
      {!whole && <p>{messages.identity.notWhole}</p>}
      <p className={styles.soft}>{words.others}</p>
      <Loaded of={principals}>{data => <Told of={data} kind={kind} />}</Loaded>
      <p>
        <Link to="/identity">{words.toIdentity}</Link>
      </p>
    </>
  )
}

const page = (id: string, cursor: string | undefined) =>
  taken(
    client.GET('/v1/evidence/{id}/resources', {
      params: { path: { id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
    }),
  )

function Told({ of, kind }: { of: readonly PrincipalText[]; kind: Kind | undefined }) {
  const named = (which: PrincipalText['administrator']) =>
    of.filter(({ administrator }) => administrator === which).map(({ name }) => name)
  const erasers = kind && rowOf(kind, of)
  const list = (names: readonly string[]) => <bdi>{names.join(', ') || messages.identity.noneKnown}</bdi>
  return (
    <Fields
      of={[
        [words.administrators, list(named('yes'))],
        ...(named('unknown').length > 0 ? [[messages.identity.perhaps, list(named('unknown'))] as const] : []),
        ...(erasers ? [[words.erasers(messages.identity.kinds[erasers.kind]), list(erasers.names)] as const] : []),
        ...(erasers && erasers.open > 0 ? [[messages.identity.notKnown, words.principals(erasers.open)] as const] : []),
      ]}
    />
  )
}
