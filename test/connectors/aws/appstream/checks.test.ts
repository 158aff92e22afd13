import * as fleet from '../../../../connectors/aws/appstream/fleet.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { Name: 'f', ...settings } })
const silent = { case: 'AWS does not say', ...of({}) }

checkTable(fleet.noDefaultInternetAccess, {
  pass: [{ case: 'off', ...of({ EnableDefaultInternetAccess: false }) }],
  fail: [{ case: 'on', ...of({ EnableDefaultInternetAccess: true }) }],
  unknown: [silent],
})

checkTable(fleet.sessionsUnder10Hours, {
  pass: [{ case: 'a second less', ...of({ MaxUserDurationInSeconds: 35_999 }) }],
  fail: [
    { case: '10 hours', ...of({ MaxUserDurationInSeconds: 36_000 }) },
    { case: '4 days', ...of({ MaxUserDurationInSeconds: 345_600 }) },
  ],
  unknown: [silent],
})

checkTable(fleet.disconnectedWithin5Minutes, {
  pass: [
    { case: '5 minutes', ...of({ DisconnectTimeoutInSeconds: 300 }) },
    { case: 'a minute', ...of({ DisconnectTimeoutInSeconds: 60 }) },
  ],
  fail: [{ case: 'a second more', ...of({ DisconnectTimeoutInSeconds: 301 }) }],
  unknown: [silent],
})

checkTable(fleet.idleWithin10Minutes, {
  pass: [
    { case: '10 minutes', ...of({ IdleDisconnectTimeoutInSeconds: 600 }) },
    { case: 'a minute', ...of({ IdleDisconnectTimeoutInSeconds: 60 }) },
  ],
  fail: [
    { case: 'never', ...of({ IdleDisconnectTimeoutInSeconds: 0 }) },
    { case: 'a minute more', ...of({ IdleDisconnectTimeoutInSeconds: 660 }) },
  ],
  unknown: [silent],
})
