import * as checks from '../../../../connectors/aws/fsx/file-system.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (FileSystemType: string, settings: object = {}) => ({ settings: { FileSystemType, ...settings } })
const zfs = (OpenZFSConfiguration: object) => of('OPENZFS', { OpenZFSConfiguration })
const lustre = (LustreConfiguration: object) => of('LUSTRE', { LustreConfiguration })
const ontap = (OntapConfiguration: object) => of('ONTAP', { OntapConfiguration })
const windows = (WindowsConfiguration: object) => of('WINDOWS', { WindowsConfiguration })

const unsaid = { case: 'AWS names no type', settings: { FileSystemId: 'fs-1' } }

checkTable(checks.zfsTagsCopied, {
  pass: [{ case: 'to both', ...zfs({ CopyTagsToBackups: true, CopyTagsToVolumes: true }) }],
  fail: [
    { case: 'not to volumes', ...zfs({ CopyTagsToBackups: true, CopyTagsToVolumes: false }), reason: /Volumes is off/ },
    { case: 'not to backups', ...zfs({ CopyTagsToBackups: false, CopyTagsToVolumes: true }) },
  ],
  notApplicable: [{ case: 'another type', ...windows({}) }],
  unknown: [unsaid, { case: 'AWS does not say', ...zfs({ CopyTagsToBackups: true }) }],
})

checkTable(checks.lustreTagsCopied, {
  pass: [{ case: 'it does', ...lustre({ CopyTagsToBackups: true }) }],
  fail: [{ case: 'it does not', ...lustre({ CopyTagsToBackups: false }) }],
  notApplicable: [{ case: 'another type', ...zfs({}) }],
  unknown: [unsaid, { case: 'AWS does not say', ...lustre({}) }],
})

for (const [check, kind, other] of [
  [checks.zfsSpansZones, zfs, windows],
  [checks.ontapSpansZones, ontap, zfs],
  [checks.windowsSpansZones, windows, ontap],
] as const)
  checkTable(check, {
    pass: [{ case: 'in several', ...kind({ DeploymentType: 'MULTI_AZ_1' }) }],
    fail: [
      { case: 'in one', ...kind({ DeploymentType: 'SINGLE_AZ_1' }) },
      { case: 'in one, on two servers', ...kind({ DeploymentType: 'SINGLE_AZ_HA_2' }) },
    ],
    notApplicable: [{ case: 'another type', ...other({ DeploymentType: 'SINGLE_AZ_1' }) }],
    unknown: [unsaid, { case: 'AWS does not say', ...kind({}) }],
  })

checkTable(checks.backedUp, {
  pass: [
    { case: 'for a month', ...windows({ AutomaticBackupRetentionDays: 30 }) },
    { case: 'for a day', ...lustre({ DeploymentType: 'PERSISTENT_2', AutomaticBackupRetentionDays: 1 }) },
  ],
  fail: [{ case: 'off', ...ontap({ AutomaticBackupRetentionDays: 0 }) }],
  notApplicable: [{ case: 'a scratch file system', ...lustre({ DeploymentType: 'SCRATCH_2' }) }],
  unknown: [{ case: 'AWS does not say', ...zfs({}) }],
})
