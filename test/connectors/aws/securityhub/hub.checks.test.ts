import { hubEnabled, standardsEnabled } from '../../../../connectors/aws/securityhub/hub.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

const hub = (settings: object, gaps: string[] = []) => ({ hubs: [{ settings: { ...settings }, gaps }] })

checkTable(hubEnabled, {
  pass: [
    { case: 'on', read: hub({ SubscribedAt: '2026-01-05T08:00:00.000Z' }), reason: /2026-01-05/ },
    { case: 'on, standards unread', read: hub({ SubscribedAt: '2026-01-05T08:00:00.000Z' }, ['EnabledStandards']) },
  ],
  fail: [
    { case: 'it is off: AWS knows no hub', read: { hubs: [] } },
    { case: 'on in another region only', region: 'eu-west-1', read: hub({}) },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'the hub may not be described', read: { hubs: [] }, incomplete: ['hubs'] }],
})

const standards = (...states: string[]) =>
  hub({
    EnabledStandards: states.map((StandardsStatus, n) => ({ StandardsArn: `arn:standard/${n}`, StandardsStatus })),
  })

checkTable(standardsEnabled, {
  pass: [{ case: 'one is ready', read: standards('INCOMPLETE', 'READY'), reason: /arn:standard\/1\.$/ }],
  fail: [
    { case: 'none', read: standards() },
    { case: 'AWS answered none', read: hub({ EnabledStandards: null }) },
    { case: 'incomplete', read: standards('INCOMPLETE'), reason: /INCOMPLETE/ },
    { case: 'on its way out', read: standards('DELETING', 'FAILED') },
  ],
  notApplicable: [{ case: 'no hub', read: { hubs: [] } }],
  unknown: [
    { case: 'on its way', read: standards('PENDING') },
    { case: 'not read', read: hub({}, ['EnabledStandards']) },
    { case: 'the hub is refused', read: { hubs: [] }, incomplete: ['hubs'] },
  ],
})
