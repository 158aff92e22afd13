import {
  certificatesValid,
  eventTopics,
  logForwarding,
  radiusMfa,
  radiusProtocol,
} from '../../../../connectors/aws/ds/directory.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { DirectoryId: 'd-1', ...settings } })

checkTable(logForwarding, {
  pass: [{ case: 'a group', ...of({ LogSubscriptions: [{ LogGroupName: '/aws/ds' }] }), reason: /aws\/ds/ }],
  fail: [{ case: 'none', ...of({ LogSubscriptions: [] }) }],
  unknown: [{ case: 'AWS says nothing', ...of({ LogSubscriptions: null }) }],
})

const topics = (...all: [TopicName: string, Status: string | undefined][]) =>
  of({ EventTopics: all.map(([TopicName, Status]) => ({ TopicName, Status })) })

checkTable(eventTopics, {
  pass: [
    { case: 'a topic', ...topics(['ops', 'Registered']) },
    { case: 'one of two is gone', ...topics(['old', 'Deleted'], ['ops', 'Registered']), reason: /tells ops\./ },
  ],
  fail: [
    { case: 'none', ...topics() },
    { case: 'the topic was deleted', ...topics(['ops', 'Deleted']), reason: /ops is Deleted/ },
    { case: 'the topic is not found', ...topics(['ops', 'Topic not found']) },
    { case: 'telling it fails', ...topics(['ops', 'Failed']) },
  ],
  unknown: [
    { case: 'AWS says nothing', ...of({ EventTopics: null }) },
    { case: 'AWS states no status', ...topics(['ops', undefined]) },
  ],
})

checkTable(radiusProtocol, {
  pass: [{ case: 'MS-CHAPv2', ...of({ RadiusSettings: { AuthenticationProtocol: 'MS-CHAPv2' } }) }],
  fail: [{ case: 'PAP', ...of({ RadiusSettings: { AuthenticationProtocol: 'PAP' } }) }],
  notApplicable: [{ case: 'no RADIUS', ...of({}) }],
  unknown: [{ case: 'AWS says nothing', ...of({ RadiusSettings: {} }) }],
})

checkTable(radiusMfa, {
  pass: [{ case: 'it works', ...of({ RadiusSettings: {}, RadiusStatus: 'Completed' }) }],
  fail: [{ case: 'it failed', ...of({ RadiusSettings: {}, RadiusStatus: 'Failed' }) }],
  notApplicable: [{ case: 'no RADIUS', ...of({}) }],
  unknown: [{ case: 'AWS says nothing', ...of({ RadiusSettings: {} }) }],
})

const asOf = '2026-06-01T00:00:00Z'
const certificates = (...ends: (string | undefined)[]) => ({
  ...of({ CertificatesInfo: ends.map(ExpiryDateTime => ({ CommonName: 'ldaps', ExpiryDateTime })) }),
  asOf,
})

checkTable(certificatesValid, {
  pass: [{ case: 'next year', ...certificates('2027-06-01T00:00:00Z'), reason: /2027-06-01/ }],
  fail: [
    { case: 'in a month', ...certificates('2027-06-01T00:00:00Z', '2026-07-01T00:00:00Z') },
    { case: 'in the past', ...certificates('2026-01-01T00:00:00Z') },
  ],
  notApplicable: [
    { case: 'none', ...certificates() },
    { case: 'of a kind that has none', ...of({ CertificatesInfo: null }), asOf },
  ],
  unknown: [{ case: 'AWS states no end', ...certificates(undefined) }],
})
