import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { endpoint } from './endpoint.ts'

export const replicated = check(endpoint, {
  id: 'events-endpoint-replication-enabled',
  title: 'EventBridge global end points replicate events to the secondary region',
  severity: 'medium',
  remediation: 'Turn on event replication for the end point.',
  why: 'Without replication, the secondary region lacks the events from before the failure, and recovery is not automatic.',
  references: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html'],
  equivalents: {
    prowler: ['eventbridge_global_endpoint_event_replication_enabled'],
    config: ['global-endpoint-event-replication-enabled'],
  },
  test({ ReplicationConfig: of }) {
    if (of?.State === undefined) return unknown('AWS did not state whether events are copied.')
    return meaningOf(of.State, { DISABLED: false, ENABLED: true }, 'the state of replication')
      ? pass('Events are copied to the second region.')
      : fail('Events are not copied to the second region.')
  },
})
