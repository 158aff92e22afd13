import { check, fail, pass, unknown } from '../../kit/index.ts'
import { firewall } from './firewall.ts'

const GUIDE = 'https://docs.aws.amazon.com/network-firewall/latest/developerguide'

export const firewallLogging = check(firewall, {
  id: 'network-firewall-firewall-logging-enabled',
  title: 'Network firewalls keep logs',
  severity: 'medium',
  remediation: 'Configure a destination for alert and flow logs of the firewall.',
  references: [`${GUIDE}/firewall-logging.html`],
  equivalents: {
    prowler: ['networkfirewall_logging_enabled'],
    securityHub: ['NetworkFirewall.2'],
    config: ['netfw-logging-enabled'],
  },
  test({ LoggingConfiguration: logging }) {
    if (logging === null) return fail('The firewall keeps no logs.')
    const kinds = logging.LogDestinationConfigs?.flatMap(of => of.LogType ?? 'unnamed')
    if (kinds === undefined) return unknown('AWS did not say where the firewall logs to.')
    return kinds.length > 0 ? pass(`It keeps ${kinds.join(' and ')} logs.`) : fail('The firewall keeps no logs.')
  },
})

export const firewallDeletionProtected = check(firewall, {
  id: 'network-firewall-firewall-deletion-protected',
  title: 'Network firewalls are protected against deletion',
  severity: 'medium',
  remediation: 'Turn on deletion protection of the firewall.',
  references: [`${GUIDE}/firewall-settings.html`],
  equivalents: {
    prowler: ['networkfirewall_deletion_protection'],
    securityHub: ['NetworkFirewall.9'],
    config: ['netfw-deletion-protection-enabled'],
  },
  test({ Firewall: of }) {
    if (of?.DeleteProtection === undefined) return unknown('AWS did not say whether it is protected against deletion.')
    return of.DeleteProtection ? pass('Deletion protection is on.') : fail('Deletion protection is off.')
  },
})

export const firewallSubnetsProtected = check(firewall, {
  id: 'network-firewall-firewall-subnet-change-protected',
  title: 'Network firewalls are protected against a change of subnets',
  severity: 'medium',
  remediation: 'Turn on subnet change protection of the firewall.',
  why: 'Traffic of a zone whose subnet was taken away is no longer inspected.',
  references: [`${GUIDE}/firewall-settings.html`],
  equivalents: { securityHub: ['NetworkFirewall.10'], config: ['netfw-subnet-change-protection-enabled'] },
  test({ Firewall: of }) {
    if (of?.SubnetChangeProtection === undefined)
      return unknown('AWS did not say whether it is protected against a change of subnets.')
    return of.SubnetChangeProtection
      ? pass('Subnet change protection is on.')
      : fail('Subnet change protection is off.')
  },
})

/** A firewall has one subnet in each of its zones; one that is attached to a transit gateway names the zones. */
export const firewallMultiAz = check(firewall, {
  id: 'network-firewall-firewall-multi-az',
  title: 'Network firewalls span several zones',
  severity: 'medium',
  remediation: 'Add a subnet in a second zone to the firewall.',
  references: [`${GUIDE}/arch-two-zone-igw.html`],
  equivalents: { prowler: ['networkfirewall_multi_az'], config: ['netfw-multi-az-enabled'] },
  test({ Firewall: of }) {
    const zones = of?.TransitGatewayId ? of.AvailabilityZoneMappings : of?.SubnetMappings
    if (!zones?.length) return unknown('AWS did not say where the firewall is.')
    return zones.length > 1 ? pass(`It is in ${zones.length} zones.`) : fail('It is in one zone.')
  },
})
