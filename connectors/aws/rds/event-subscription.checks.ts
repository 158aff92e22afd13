import {
  check,
  fail,
  inRegion,
  type Json,
  notApplicable,
  pass,
  regionCheck,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { cluster } from './cluster.ts'
import { type EventSubscription, eventSubscription } from './event-subscription.ts'
import { instance } from './instance.ts'

const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html'

type Subscription = Pick<Json<EventSubscription>, 'Enabled' | 'EventCategoriesList' | 'SourceType' | 'Status'>

/** States in which RDS cannot post to the topic, or will not much longer (API reference, EventSubscription). */
const LOST: readonly string[] = ['no-permission', 'topic-not-exist', 'deleting']
/** States in which it can. */
const ALIVE: readonly string[] = ['active', 'creating', 'modifying']

/** A subscription that names no categories tells of all. */
const lacking = ({ EventCategoriesList: told = [] }: Subscription, needed: readonly string[]): string | undefined =>
  told.length === 0 ? undefined : needed.find(category => !told.includes(category))

function tells(subscription: Subscription, source: string, needed: readonly string[]): Verdict {
  const { SourceType: of } = subscription
  if (of && of !== source) return notApplicable(`The subscription is about ${of}.`)
  if (subscription.Enabled !== true) return fail('The subscription is not enabled.')
  const { Status: status } = subscription
  if (status !== undefined && LOST.includes(status)) return fail(`The subscription tells nobody: it is ${status}.`)
  const missing = lacking(subscription, needed)
  if (missing) return fail(`The subscription does not tell of ${missing}.`)
  return status !== undefined && ALIVE.includes(status)
    ? pass(`The subscription tells of ${needed.join(', ')}.`)
    : unknown('AWS did not state whether the subscription can tell anybody.')
}

const CLUSTER = ['maintenance', 'failure']
const INSTANCE = ['maintenance', 'configuration change', 'failure']

export const clusterEvents = check(eventSubscription, {
  id: 'rds-event-subscription-cluster-events',
  title: 'Subscriptions about database clusters tell of maintenance and failure',
  severity: 'low',
  remediation: 'Add the missing event category to the subscription, or let it tell of all.',
  references: [GUIDE],
  equivalents: {
    prowler: ['rds_cluster_critical_event_subscription'],
    securityHub: ['RDS.19'],
    config: ['rds-cluster-event-notifications-configured'],
  },
  test: s => tells(s, 'db-cluster', CLUSTER),
})

export const instanceEvents = check(eventSubscription, {
  id: 'rds-event-subscription-instance-events',
  title: 'Subscriptions about database instances tell of maintenance, configuration changes and failure',
  severity: 'low',
  remediation: 'Add the missing event category to the subscription, or let it tell of all.',
  references: [GUIDE],
  equivalents: {
    prowler: ['rds_instance_critical_event_subscription'],
    securityHub: ['RDS.20'],
    config: ['rds-instance-event-notifications-configured'],
  },
  test: s => tells(s, 'db-instance', INSTANCE),
})

const reads = {
  subscriptions: inRegion(eventSubscription, s => ({
    ...{ SourceType: s.SourceType, Enabled: s.Enabled, EventCategoriesList: s.EventCategoriesList, Status: s.Status },
    some: (s.SourceIdsList ?? []).length > 0,
  })),
  instances: inRegion(instance, i => i.DBInstanceIdentifier),
  clusters: inRegion(cluster, c => c.DBClusterIdentifier),
}

/** Whether somebody hears of events of a kind, whichever of the resources they are about. */
const heardOf = (source: string, words: string, needed: readonly string[], text: CheckText) =>
  regionCheck(eventSubscription, {
    ...text,
    severity: 'low',
    remediation: `Make a subscription of RDS to events of ${words}.`,
    references: [GUIDE],
    reads,
    test(read) {
      const fitting = read.subscriptions.filter(
        ({ value: { some, ...of } }) =>
          !some &&
          of.Enabled === true &&
          (!of.SourceType || of.SourceType === source) &&
          lacking(of, needed) === undefined,
      )
      const found = fitting.find(({ value: { Status: status = '' } }) => ALIVE.includes(status))
      if (found) return pass(`The subscription ${found.name} tells of ${needed.join(', ')}.`)
      const unsaid = fitting.find(({ value: { Status: status = '' } }) => !LOST.includes(status))
      if (unsaid) return unknown(`AWS did not state whether the subscription ${unsaid.name} can tell anybody.`)
      return read.instances.some(() => true) || read.clusters.some(() => true)
        ? fail(`No enabled subscription tells of ${needed.join(', ')} of ${words}.`)
        : notApplicable('There is no database in the region.')
    },
  })

type CheckText = Pick<Parameters<typeof check>[1], 'id' | 'title' | 'equivalents'>

export const parameterGroupEvents = heardOf('db-parameter-group', 'parameter groups', ['configuration change'], {
  id: 'rds-account-parameter-group-events-told',
  title: 'Somebody is told when a parameter group of databases changes',
  equivalents: {
    prowler: ['rds_instance_event_subscription_parameter_groups'],
    securityHub: ['RDS.21'],
    config: ['rds-pg-event-notifications-configured'],
  },
})

export const securityGroupEvents = heardOf(
  'db-security-group',
  'security groups of databases',
  ['configuration change', 'failure'],
  {
    id: 'rds-account-security-group-events-told',
    title: 'Somebody is told when a security group of databases changes or fails',
    equivalents: {
      prowler: ['rds_instance_event_subscription_security_groups'],
      securityHub: ['RDS.22'],
      config: ['rds-sg-event-notifications-configured'],
    },
  },
)
