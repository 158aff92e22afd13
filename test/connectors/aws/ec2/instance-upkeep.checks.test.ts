import {
  hardwareVirtualization,
  noPublicIpv4,
  singleInterface,
  stoppedRemoved,
} from '../../../../connectors/aws/ec2/instance-upkeep.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const association = (PublicIp: string) => ({ Association: { PublicIp } })

checkTable(noPublicIpv4, {
  pass: [
    { case: 'none', settings: { NetworkInterfaces: [{ PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4' }] }] } },
    { case: 'IPv6 only', settings: { NetworkInterfaces: [{ Ipv6Addresses: [{ Ipv6Address: '2600:1f18::1' }] }] } },
  ],
  fail: [
    { case: 'its own', settings: { PublicIpAddress: '198.51.100.7' }, reason: /198\.51\.100\.7/ },
    { case: 'of a further interface', settings: { NetworkInterfaces: [{}, association('198.51.100.8')] } },
    {
      case: 'of a further address',
      settings: { NetworkInterfaces: [{ PrivateIpAddresses: [{}, association('198.51.100.9')] }] },
    },
  ],
  notApplicable: [nothing],
})

const stopped = (text: string, StateTransitionReason?: string, Name = 'stopped'): Row => ({
  case: text,
  asOf: '2026-11-01T00:00:00.000Z',
  settings: { State: { Name }, StateTransitionReason },
})

checkTable(stoppedRemoved, {
  pass: [
    { ...stopped('running', '', 'running'), reason: /is running/ },
    stopped('yesterday', 'User initiated (2026-10-31 08:00:00 GMT)'),
    stopped('exactly 30 days ago', 'User initiated (2026-10-02 00:00:00 GMT)'),
  ],
  fail: [
    {
      ...stopped('longer ago', 'User initiated (2026-10-01 23:59:59 GMT)'),
      reason: /stopped on 2026-10-01T23:59:59\.000Z, more than 30 days/,
    },
    stopped('by AWS', 'Server.ScheduledStop: Stopped due to scheduled retirement (2026-01-02 03:04:05 GMT)'),
  ],
  notApplicable: [nothing],
  unknown: [
    stopped('AWS does not state since when', 'User initiated shutdown'),
    stopped('AWS states no reason'),
    stopped('a day that is none', 'User initiated (2026-99-99 00:00:00 GMT)'),
    { case: 'AWS does not state its state', settings: {} },
  ],
})

const interfaces = (count: number): Row => ({
  case: `${count}`,
  settings: { NetworkInterfaces: Array.from({ length: count }, () => ({})) },
})

checkTable(singleInterface, {
  pass: [interfaces(1)],
  fail: [{ ...interfaces(2), reason: /has 2 network interfaces/ }],
  notApplicable: [nothing],
  unknown: [interfaces(0), { case: 'left out', settings: {} }],
})

checkTable(hardwareVirtualization, {
  pass: [{ case: 'hvm', settings: { VirtualizationType: 'hvm' } }],
  fail: [{ case: 'paravirtual', settings: { VirtualizationType: 'paravirtual' } }],
  notApplicable: [nothing],
  unknown: [{ case: 'AWS does not state it', settings: {} }],
})
