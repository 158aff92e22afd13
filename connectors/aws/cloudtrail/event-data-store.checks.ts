import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { eventDataStore } from './event-data-store.ts'

export const terminationProtected = check(eventDataStore, {
  id: 'cloudtrail-event-data-store-termination-protection',
  title: 'Event data stores of CloudTrail Lake are protected against deletion',
  severity: 'medium',
  remediation: 'Turn on termination protection of the event data store.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-termination-protection.html',
  ],
  why: 'Seven days after it is deleted, an event data store and the record in it are gone.',
  test({ EventDataStore: store }) {
    if (store?.Status === 'PENDING_DELETION') return notApplicable('It is being deleted.')
    if (store?.TerminationProtectionEnabled === undefined)
      return unknown('AWS did not say whether termination protection is on.')
    return store.TerminationProtectionEnabled
      ? pass('Termination protection is on.')
      : fail('Termination protection is off.')
  },
})
