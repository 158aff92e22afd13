import type { InstancePortInfo } from '@aws-sdk/client-lightsail'
import { check, fail, type Json, meaningOf, pass, unknown } from '../../kit/index.ts'
import { asBlock, internetAmong } from '../../net/cidr.ts'
import { whySafe } from '../shared/metadata-service.ts'
import { instance } from './instance.ts'

const GUIDE = 'https://docs.aws.amazon.com/lightsail/latest/userguide'

/** Lightsail opens SSH and HTTP to everybody unless somebody narrows them. A stopped instance gets its address as it starts. */
export const portsNotOpen = check(instance, {
  id: 'lightsail-instance-ports-not-open-to-all',
  title: 'Lightsail instances open no port to the whole internet',
  severity: 'high',
  remediation: 'Narrow the ports of the instance to the addresses that need them.',
  references: [`${GUIDE}/understanding-firewall-and-port-mappings-in-amazon-lightsail.html`],
  test({ networking: of }) {
    const ports = of?.ports
    if (!ports) return unknown('AWS did not state the ports of the instance.')
    if (ports.some(of => of.cidrs === undefined && !of.ipv6Cidrs?.length && !of.cidrListAliases?.length))
      return unknown('AWS did not say to whom a port is open.')
    const open = ports.filter(isOpen)
    return open.length > 0
      ? fail(`Open to everybody: ${open.map(nameOf).join(', ')}.`)
      : pass('No port is open to everybody.')
  },
})

const isOpen = ({ cidrs = [], ipv6Cidrs = [] }: Json<InstancePortInfo>) =>
  internetAmong([...cidrs, ...ipv6Cidrs].map(asBlock)).length > 0

function nameOf({ fromPort: from, toPort: to, protocol: named }: Json<InstancePortInfo>): string {
  const protocol = named ?? 'some protocol'
  if (from === undefined || to === undefined) return protocol
  return `${protocol} ${from === to ? from : `${from}–${to}`}`
}

/** A text in AWS's model. */
const ON: Readonly<Record<string, boolean>> = { Disabled: false, Enabled: true }

export const automaticSnapshots = check(instance, {
  id: 'lightsail-instance-automatic-snapshots-enabled',
  title: 'Lightsail instances are snapshotted every day',
  severity: 'medium',
  remediation: 'Turn on automatic snapshots of the instance.',
  references: [`${GUIDE}/amazon-lightsail-configuring-automatic-snapshots.html`],
  equivalents: { prowler: ['lightsail_instance_automated_snapshots'] },
  test({ addOns = [] }) {
    const found = addOns.find(({ name }) => name === 'AutoSnapshot')
    if (found && found.status === undefined) return unknown('AWS did not say whether automatic snapshots are on.')
    return found?.status !== undefined && meaningOf(found.status, ON, 'the status of automatic snapshots')
      ? pass('Automatic snapshots are on.')
      : fail('Automatic snapshots are off.')
  },
})

export const imdsv2 = check(instance, {
  id: 'lightsail-instance-imdsv2-required',
  title: 'Lightsail instances require IMDSv2',
  severity: 'medium',
  remediation: 'Require tokens for the metadata service of the instance.',
  references: [`${GUIDE}/amazon-lightsail-configuring-instance-metadata-service.html`],
  test({ metadataOptions: of }) {
    if (of?.state !== undefined && of.state !== 'applied')
      return unknown('The settings of the metadata service are being changed.')
    const safe = whySafe({ HttpEndpoint: of?.httpEndpoint, HttpTokens: of?.httpTokens })
    if (safe) return pass(safe)
    if (of?.httpTokens === undefined) return unknown('AWS did not say whether tokens are required.')
    return fail(`Tokens are ${of.httpTokens}.`)
  },
})
