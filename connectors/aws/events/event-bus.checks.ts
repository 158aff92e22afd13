import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard } from '../../policy/index.ts'
import { eventBus } from './event-bus.ts'

/** The default bus and those of partners are AWS's: Security Hub asks of the customer's own alone. */
const isOwn = (name: string): boolean => name !== 'default' && !name.startsWith('aws.partner/')

export const hasPolicy = check(eventBus, {
  id: 'events-event-bus-has-policy',
  title: 'Own event buses have a resource policy',
  severity: 'low',
  remediation: 'Attach a resource policy to the event bus that names who may send to it.',
  references: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html'],
  equivalents: { securityHub: ['EventBridge.3'], config: ['custom-eventbus-policy-attached'] },
  test({ Name: name, Policy: policy }) {
    if (name === undefined) return unknown('AWS did not name the event bus.')
    if (!isOwn(name)) return notApplicable('It is not an event bus of the account’s own.')
    return policy ? pass('It has a resource policy.') : fail('It has no resource policy.')
  },
})

export const policyNotPublic = check(eventBus, {
  id: 'events-event-bus-policy-not-public',
  title: 'Policies of event buses let nobody in by a wildcard alone',
  severity: 'high',
  remediation: 'Name the principals, or add a condition that limits who sends to fixed accounts or organizations.',
  why: 'Anyone who may send events to a bus can set off what its rules start.',
  references: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html'],
  equivalents: { prowler: ['eventbridge_bus_exposed'] },
  test({ Policy: policy }) {
    if (!policy) return pass('It has no resource policy, which lets only the account itself send.')
    return letsNobodyInByWildcard(policy)
  },
})
