import { bucketNotPublic } from '../../../../connectors/aws/lightsail/bucket.checks.ts'
import { databaseBackups, databaseNotPublic } from '../../../../connectors/aws/lightsail/database.checks.ts'
import { automaticSnapshots, imdsv2, portsNotOpen } from '../../../../connectors/aws/lightsail/instance.checks.ts'
import { attached } from '../../../../connectors/aws/lightsail/static-ip.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { name: 'one', ...settings } })
const port = (cidrs: string[], ipv6Cidrs: string[] = []) => ({
  fromPort: 22,
  toPort: 22,
  protocol: 'tcp',
  cidrs,
  ipv6Cidrs,
})
const ports = (...all: object[]) => of({ publicIpAddress: '198.51.100.27', networking: { ports: all } })

checkTable(portsNotOpen, {
  pass: [
    { case: 'to some', ...ports(port(['203.0.113.0/24'])) },
    { case: 'to an address', ...ports(port(['203.0.113.7'])) },
    { case: 'no port', ...ports() },
    { case: 'to the console alone', ...ports({ fromPort: 22, toPort: 22, cidrListAliases: ['lightsail-connect'] }) },
  ],
  fail: [
    { case: 'to all', ...ports(port(['203.0.113.0/24']), port(['0.0.0.0/0'])), reason: /tcp 22/ },
    { case: 'to all, without an address while it is stopped', ...of({ networking: { ports: [port(['0.0.0.0/0'])] } }) },
    { case: 'to all of IPv6', ...ports(port([], ['::/0'])) },
    { case: 'to all, by halves', ...ports(port(['0.0.0.0/1', '128.0.0.0/1'])) },
    {
      case: 'to all, with an IPv6 address alone',
      ...of({ ipv6Addresses: ['2001:db8::1'], networking: { ports: [port([], ['::/0'])] } }),
    },
  ],
  unknown: [
    { case: 'AWS states no ports', ...of({ publicIpAddress: '198.51.100.27' }) },
    { case: 'AWS does not say to whom', ...ports({ fromPort: 22, toPort: 22 }) },
    { case: 'AWS says no IPv6 address alone', ...ports({ fromPort: 22, toPort: 22, ipv6Cidrs: [] }) },
  ],
})

checkTable(automaticSnapshots, {
  pass: [{ case: 'on', ...of({ addOns: [{ name: 'AutoSnapshot', status: 'Enabled' }] }) }],
  fail: [
    { case: 'off', ...of({ addOns: [{ name: 'AutoSnapshot', status: 'Disabled' }] }) },
    { case: 'never', ...of({}) },
  ],
  unknown: [{ case: 'AWS does not say', ...of({ addOns: [{ name: 'AutoSnapshot' }] }) }],
})

checkTable(imdsv2, {
  pass: [
    { case: 'required', ...of({ metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' } }) },
    { case: 'off', ...of({ metadataOptions: { httpTokens: 'optional', httpEndpoint: 'disabled' } }) },
  ],
  fail: [{ case: 'optional', ...of({ metadataOptions: { httpTokens: 'optional', httpEndpoint: 'enabled' } }) }],
  unknown: [
    { case: 'AWS says nothing', ...of({}) },
    {
      case: 'not applied yet',
      ...of({ metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled', state: 'pending' } }),
    },
  ],
})

checkTable(databaseNotPublic, {
  pass: [{ case: 'private', ...of({ publiclyAccessible: false }) }],
  fail: [{ case: 'public', ...of({ publiclyAccessible: true }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

checkTable(databaseBackups, {
  pass: [{ case: 'on', ...of({ backupRetentionEnabled: true }) }],
  fail: [{ case: 'off', ...of({ backupRetentionEnabled: false }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

const rules = (accessRules: object) => of({ accessRules })

checkTable(bucketNotPublic, {
  pass: [{ case: 'private', ...rules({ getObject: 'private', allowPublicOverrides: false }) }],
  fail: [
    { case: 'public', ...rules({ getObject: 'public', allowPublicOverrides: false }) },
    { case: 'with exceptions', ...rules({ getObject: 'private', allowPublicOverrides: true }) },
  ],
  unknown: [
    { case: 'AWS says nothing', ...rules({}) },
    { case: 'nor of exceptions', ...rules({ getObject: 'private' }) },
  ],
})

checkTable(attached, {
  pass: [{ case: 'to an instance', ...of({ isAttached: true, attachedTo: 'blog' }), reason: /blog/ }],
  fail: [{ case: 'to none', ...of({ isAttached: false, attachedTo: '' }) }],
  unknown: [{ case: 'AWS does not say', ...of({ attachedTo: 'blog' }) }],
})
