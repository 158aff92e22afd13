import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { endpoint } from './endpoint.ts'

export const replicated = check(endpoint, {
  id: 'events-endpoint-replication-enabled',
  title: 'Global end points copy events to their second region',
  severity: 'medium',
  remediation: 'Turn on event replication of the end point.',
  why: 'Without copies the second region lacks what was sent before the first one failed, and does not come back by itself.',
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
