import { check, fail, pass, unknown } from '../../kit/index.ts'
import { replicationInstance } from './replication-instance.ts'

const GUIDE = 'https://docs.aws.amazon.com/dms/latest/userguide'
const references = [`${GUIDE}/CHAP_ReplicationInstance.html`]

export const notPublic = check(replicationInstance, {
  id: 'dms-replication-instance-not-public',
  title: 'Replication instances of DMS have no public address',
  severity: 'critical',
  remediation: 'Make a replication instance that is not public, and move the tasks to it; it cannot be changed later.',
  references: [`${GUIDE}/CHAP_ReplicationInstance.PublicPrivate.html`],
  equivalents: {
    prowler: ['dms_instance_no_public_access'],
    securityHub: ['DMS.1'],
    config: ['dms-replication-not-public'],
  },
  test({ PubliclyAccessible: open }) {
    if (open === undefined) return unknown('AWS did not state whether the instance has a public address.')
    return open ? fail('The instance has a public address.') : pass('The instance has no public address.')
  },
})

export const minorUpgrades = check(replicationInstance, {
  id: 'dms-replication-instance-minor-upgrades-automatic',
  title: 'Replication instances of DMS take minor upgrades by themselves',
  severity: 'medium',
  remediation: 'Turn on automatic minor version upgrades of the replication instance.',
  references,
  equivalents: {
    prowler: ['dms_instance_minor_version_upgrade_enabled'],
    securityHub: ['DMS.6'],
    config: ['dms-auto-minor-version-upgrade-check'],
  },
  test({ AutoMinorVersionUpgrade: on }) {
    if (on === undefined) return unknown('AWS did not state whether minor upgrades are automatic.')
    return on ? pass('Minor upgrades are automatic.') : fail('Minor upgrades are not automatic.')
  },
})

export const multiAz = check(replicationInstance, {
  id: 'dms-replication-instance-multi-az',
  title: 'Replication instances of DMS have a standby in a second zone',
  severity: 'medium',
  remediation: 'Turn on Multi-AZ for the replication instance.',
  references,
  equivalents: {
    prowler: ['dms_instance_multi_az_enabled'],
    securityHub: ['DMS.13'],
    config: ['dms-replication-instance-multi-az-enabled'],
  },
  test({ MultiAZ: on }) {
    if (on === undefined) return unknown('AWS did not state whether the instance is Multi-AZ.')
    return on ? pass('The instance is Multi-AZ.') : fail('The instance is in one zone.')
  },
})
