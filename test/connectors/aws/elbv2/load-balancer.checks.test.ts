import {
  accessLogs,
  deletionProtected,
  desync,
  dropsInvalidHeaders,
  multiZone,
} from '../../../../connectors/aws/elbv2/load-balancer.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (attributes: Record<string, string>, Type: string | undefined = 'application') => ({
  settings: { Type, Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })) },
})
const twice = (Key: string) => ({
  settings: {
    Type: 'application',
    Attributes: [
      { Key, Value: 'true' },
      { Key, Value: 'false' },
    ],
  },
})

const PROTECTION = 'deletion_protection.enabled'
checkTable(deletionProtected, {
  pass: [{ case: 'it is on', ...of({ [PROTECTION]: 'true' }) }],
  fail: [{ case: 'it is off', ...of({ [PROTECTION]: 'false' }, 'gateway') }],
  unknown: [
    { case: 'AWS does not say', ...of({}) },
    { case: 'AWS says both', ...twice(PROTECTION) },
    { case: 'AWS answers nothing', settings: { Type: 'network', Attributes: null } },
  ],
})

const LOGS = 'access_logs.s3.enabled'
checkTable(accessLogs, {
  pass: [{ case: 'into a bucket', ...of({ [LOGS]: 'true', 'access_logs.s3.bucket': 'logs' }), reason: /bucket logs/ }],
  fail: [{ case: 'off', ...of({ [LOGS]: 'false', 'access_logs.s3.bucket': 'logs' }) }],
  notApplicable: [
    { case: 'a gateway', ...of({}, 'gateway') },
    {
      case: 'a network one, which logs TLS only',
      ...of({ [LOGS]: 'false' }, 'network'),
      reason: /TLS connections only/,
    },
  ],
  unknown: [
    { case: 'on, without a bucket', ...of({ [LOGS]: 'true', 'access_logs.s3.bucket': '' }) },
    { case: 'AWS does not say', ...of({}) },
    { case: 'AWS does not say the type', settings: { Attributes: [{ Key: LOGS, Value: 'false' }] } },
  ],
})

const DROP = 'routing.http.drop_invalid_header_fields.enabled'
checkTable(dropsInvalidHeaders, {
  pass: [{ case: 'dropped', ...of({ [DROP]: 'true' }) }],
  fail: [{ case: 'passed on', ...of({ [DROP]: 'false' }) }],
  notApplicable: [{ case: 'a network one', ...of({}, 'network') }],
  unknown: [
    { case: 'AWS does not say', ...of({}) },
    { case: 'AWS does not say the type', settings: { Attributes: [{ Key: DROP, Value: 'true' }] } },
  ],
})

const MODE = 'routing.http.desync_mitigation_mode'
checkTable(desync, {
  pass: [
    { case: 'defensive', ...of({ [MODE]: 'defensive' }) },
    { case: 'strictest', ...of({ [MODE]: 'strictest' }) },
  ],
  fail: [{ case: 'monitor', ...of({ [MODE]: 'monitor' }) }],
  notApplicable: [{ case: 'a gateway', ...of({}, 'gateway') }],
  unknown: [
    { case: 'a mode we do not know', ...of({ [MODE]: 'relaxed' }) },
    { case: 'AWS does not say', ...of({}) },
    { case: 'AWS does not say the type', settings: { Attributes: [{ Key: MODE, Value: 'monitor' }] } },
  ],
})

const zones = (...names: (string | undefined)[]) => ({
  settings: { AvailabilityZones: names.map(ZoneName => ({ ZoneName })) },
})
checkTable(multiZone, {
  pass: [{ case: 'two', ...zones('us-east-1a', 'us-east-1b') }],
  fail: [
    { case: 'one', ...zones('us-east-1a') },
    { case: 'the same twice', ...zones('us-east-1a', 'us-east-1a') },
  ],
  unknown: [
    { case: 'none is told', ...zones() },
    { case: 'one has no name', ...zones('us-east-1a', undefined) },
  ],
})
