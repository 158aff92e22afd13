import * as checks from '../../../../connectors/aws/rds/event-subscription.checks.ts'
import { proxyTls } from '../../../../connectors/aws/rds/proxy.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const about = (SourceType: string | undefined, Enabled: boolean, ...EventCategoriesList: string[]) => ({
  settings: { CustSubscriptionId: 's', SourceType, Enabled, EventCategoriesList, Status: 'active' },
})
const inState = (Status: string | undefined) => ({
  settings: { SourceType: 'db-cluster', Enabled: true, EventCategoriesList: [], Status },
})

checkTable(checks.clusterEvents, {
  pass: [
    { case: 'both', ...about('db-cluster', true, 'failure', 'maintenance') },
    { case: 'all categories', ...about('db-cluster', true) },
    { case: 'all sources', ...about(undefined, true) },
  ],
  fail: [
    { case: 'one', ...about('db-cluster', true, 'failure'), reason: /maintenance/ },
    { case: 'it is off', ...about('db-cluster', false) },
    { case: 'its topic is gone', ...inState('topic-not-exist'), reason: /topic-not-exist/ },
    { case: 'it may not post', ...inState('no-permission') },
  ],
  notApplicable: [{ case: 'another source', ...about('db-instance', true, 'failure') }],
  unknown: [
    { case: 'AWS states no state', ...inState(undefined) },
    { case: 'a state that is not known', ...inState('sleeping') },
  ],
})

checkTable(checks.instanceEvents, {
  pass: [{ case: 'all', ...about('db-instance', true, 'failure', 'maintenance', 'configuration change') }],
  fail: [{ case: 'two', ...about('db-instance', true, 'failure', 'maintenance') }],
  notApplicable: [{ case: 'another source', ...about('db-snapshot', true) }],
})

const instances = [{ id: 'i', settings: { DBInstanceIdentifier: 'i' } }]
const clusters = [{ id: 'c', settings: { DBClusterIdentifier: 'c' } }]
const read = (subscriptions: object[], of: object = { instances, clusters: [] }) => ({
  read: { subscriptions: subscriptions.map((settings, i) => ({ id: `s${i}`, settings })), ...of },
})
const all = { Enabled: true, EventCategoriesList: [], Status: 'active' }

for (const [check, source, needed] of [
  [checks.parameterGroupEvents, 'db-parameter-group', ['configuration change']],
  [checks.securityGroupEvents, 'db-security-group', ['configuration change', 'failure']],
] as const)
  checkTable(check, {
    pass: [
      { case: 'of them', ...read([{ ...all, SourceType: source, EventCategoriesList: [...needed] }]) },
      { case: 'of everything', ...read([{ ...all, SourceType: 'db-snapshot' }, all]) },
    ],
    fail: [
      { case: 'nobody', ...read([]) },
      { case: 'nobody, of clusters', ...read([], { instances: [], clusters }) },
      { case: 'of other things', ...read([{ ...all, SourceType: 'db-instance' }]) },
      { case: 'of one resource', ...read([{ ...all, SourceIdsList: ['one'] }]) },
      { case: 'it is off', ...read([{ ...all, Enabled: false }]) },
      { case: 'its topic is gone', ...read([{ ...all, Status: 'topic-not-exist' }]) },
    ],
    unknown: [{ case: 'AWS states no state', ...read([{ ...all, Status: undefined }]) }],
    notApplicable: [{ case: 'there is no database', ...read([], { instances: [], clusters: [] }) }],
  })

checkTable(proxyTls, {
  pass: [{ case: 'it does', settings: { RequireTLS: true } }],
  fail: [{ case: 'it does not', settings: { RequireTLS: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})
