import { check, fail, type Json, meaningOf, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type FileSystem, fileSystem } from './file-system.ts'

type Kind = 'LUSTRE' | 'ONTAP' | 'OPENZFS' | 'WINDOWS'

const GUIDE = 'https://docs.aws.amazon.com/fsx/latest'

/** Why a check of one type of file system says nothing of this one; undefined where it is of that type. */
function otherKind({ FileSystemType: kind }: Json<FileSystem>, asked: Kind): Verdict | undefined {
  if (kind === undefined) return unknown('AWS did not state the type of the file system.')
  return kind === asked ? undefined : notApplicable(`The file system is of type ${kind}.`)
}

function copied(settings: Readonly<Record<string, boolean | undefined>>): Verdict {
  const off = Object.keys(settings).find(name => settings[name] === false)
  if (off) return fail(`${off} is off.`)
  const unsaid = Object.keys(settings).find(name => settings[name] === undefined)
  return unsaid ? unknown(`AWS did not state ${unsaid}.`) : pass('Tags are copied.')
}

/** By the deployment of any type of file system, whether it spans zones. */
const SPANS_ZONES = {
  MULTI_AZ_1: true,
  MULTI_AZ_2: true,
  SINGLE_AZ_1: false,
  SINGLE_AZ_2: false,
  SINGLE_AZ_HA_1: false,
  SINGLE_AZ_HA_2: false,
}

function spread(deployment: keyof typeof SPANS_ZONES | undefined): Verdict {
  if (deployment === undefined) return unknown('AWS did not state how the file system is deployed.')
  return meaningOf(deployment, SPANS_ZONES, 'the deployment')
    ? pass(`The file system is deployed as ${deployment}.`)
    : fail(`The file system is deployed as ${deployment}, in one zone.`)
}

export const zfsTagsCopied = check(fileSystem, {
  id: 'fsx-file-system-openzfs-tags-copied',
  title: 'FSx for OpenZFS copies tags to backups and volumes',
  severity: 'low',
  remediation: 'Turn on copying of tags to backups and to volumes.',
  references: [`${GUIDE}/OpenZFSGuide/updating-file-system.html`],
  equivalents: { securityHub: ['FSx.1'], config: ['fsx-openzfs-copy-tags-enabled'] },
  test: f =>
    otherKind(f, 'OPENZFS') ??
    copied({
      CopyTagsToBackups: f.OpenZFSConfiguration?.CopyTagsToBackups,
      CopyTagsToVolumes: f.OpenZFSConfiguration?.CopyTagsToVolumes,
    }),
})

export const lustreTagsCopied = check(fileSystem, {
  id: 'fsx-file-system-lustre-tags-copied',
  title: 'FSx for Lustre copies tags to backups',
  severity: 'low',
  remediation: 'Make a file system that copies its tags to backups; it cannot be turned on later.',
  references: [`${GUIDE}/LustreGuide/using-backups-fsx.html`],
  equivalents: {
    prowler: ['fsx_file_system_copy_tags_to_backups_enabled'],
    securityHub: ['FSx.2'],
    config: ['fsx-lustre-copy-tags-to-backups'],
  },
  test: f => otherKind(f, 'LUSTRE') ?? copied({ CopyTagsToBackups: f.LustreConfiguration?.CopyTagsToBackups }),
})

export const zfsSpansZones = check(fileSystem, {
  id: 'fsx-file-system-openzfs-multi-az',
  title: 'FSx for OpenZFS is deployed in several zones',
  severity: 'medium',
  remediation: 'Make a file system of deployment type MULTI_AZ_1 and copy the files.',
  references: [`${GUIDE}/OpenZFSGuide/availability-durability.html`],
  equivalents: { securityHub: ['FSx.3'], config: ['fsx-openzfs-deployment-type-check'] },
  test: f => otherKind(f, 'OPENZFS') ?? spread(f.OpenZFSConfiguration?.DeploymentType),
})

export const ontapSpansZones = check(fileSystem, {
  id: 'fsx-file-system-ontap-multi-az',
  title: 'FSx for NetApp ONTAP is deployed in several zones',
  severity: 'medium',
  remediation: 'Make a file system of a deployment type MULTI_AZ and copy the files.',
  references: [`${GUIDE}/ONTAPGuide/high-availability-AZ.html`],
  equivalents: { securityHub: ['FSx.4'], config: ['fsx-ontap-deployment-type-check'] },
  test: f => otherKind(f, 'ONTAP') ?? spread(f.OntapConfiguration?.DeploymentType),
})

export const windowsSpansZones = check(fileSystem, {
  id: 'fsx-file-system-windows-multi-az',
  title: 'FSx for Windows File Server is deployed in several zones',
  severity: 'medium',
  remediation: 'Make a file system of deployment type MULTI_AZ_1 and copy the files.',
  references: [`${GUIDE}/WindowsGuide/high-availability-multiAZ.html`],
  equivalents: {
    prowler: ['fsx_windows_file_system_multi_az_enabled'],
    securityHub: ['FSx.5'],
    config: ['fsx-windows-deployment-type-check'],
  },
  test: f => otherKind(f, 'WINDOWS') ?? spread(f.WindowsConfiguration?.DeploymentType),
})

export const backedUp = check(fileSystem, {
  id: 'fsx-file-system-automatic-backups-enabled',
  title: 'FSx file systems are backed up automatically',
  severity: 'medium',
  remediation: 'Set how many days automatic backups are kept, or make the backups by a plan of AWS Backup.',
  references: [`${GUIDE}/WindowsGuide/using-backups.html`],
  test(f) {
    if (f.LustreConfiguration?.DeploymentType?.startsWith('SCRATCH_'))
      return notApplicable('A scratch file system holds what can be lost.')
    const of = f.WindowsConfiguration ?? f.OntapConfiguration ?? f.OpenZFSConfiguration ?? f.LustreConfiguration
    const days = of?.AutomaticBackupRetentionDays
    if (days === undefined) return unknown('AWS did not state how long automatic backups are kept.')
    return days > 0 ? pass(`Automatic backups are kept for ${days} days.`) : fail('Automatic backups are off.')
  },
})
