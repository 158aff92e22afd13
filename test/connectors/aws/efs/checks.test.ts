import { accessPointRootDirectory, accessPointUser } from '../../../../connectors/aws/efs/access-point.checks.ts'
import {
  fileSystemBackups,
  fileSystemEncrypted,
  fileSystemPolicyNotPublic,
  fileSystemSpansZones,
} from '../../../../connectors/aws/efs/file-system.checks.ts'
import { mountTargetSubnetNotPublic } from '../../../../connectors/aws/efs/mount-target.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (FileSystem: object) => ({ settings: { FileSystem: { FileSystemId: 'fs-0a1b', ...FileSystem } } })

checkTable(fileSystemEncrypted, {
  pass: [{ case: 'it is', ...of({ Encrypted: true, KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1' }) }],
  fail: [{ case: 'it is not', ...of({ Encrypted: false }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

checkTable(fileSystemSpansZones, {
  pass: [{ case: 'a regional one', ...of({}) }],
  fail: [{ case: 'a zone', ...of({ AvailabilityZoneId: 'use1-az1', AvailabilityZoneName: 'us-east-1a' }) }],
})

const backup = (BackupPolicy: object | null) => ({ settings: { BackupPolicy } })

checkTable(fileSystemBackups, {
  pass: [{ case: 'on', ...backup({ Status: 'ENABLED' }) }],
  fail: [
    { case: 'off', ...backup({ Status: 'DISABLED' }) },
    { case: 'being turned off', ...backup({ Status: 'DISABLING' }) },
    { case: 'never set', ...backup(null) },
  ],
  unknown: [
    { case: 'AWS says nothing', ...backup({}) },
    { case: 'being turned on', ...backup({ Status: 'ENABLING' }) },
  ],
})

const policy = (...Statement: object[]) => ({
  settings: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const mount = {
  Sid: 'mount',
  Effect: 'Allow',
  Action: 'elasticfilesystem:ClientMount',
  Resource: '*',
  Principal: { AWS: '*' },
}
const via = (value: string, operator = 'Bool') => ({
  [operator]: { 'elasticfilesystem:AccessedViaMountTarget': value },
})
const inClear = { Bool: { 'aws:SecureTransport': 'false' } }

checkTable(fileSystemPolicyNotPublic, {
  pass: [
    { case: 'the default', settings: { Policy: null }, reason: /default policy/ },
    { case: 'everybody who comes through a mount target', ...policy({ ...mount, Condition: via('true') }) },
    { case: 'a role', ...policy({ ...mount, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }) },
    { case: 'a Deny of what is not encrypted', ...policy({ ...mount, Effect: 'Deny', Condition: inClear }) },
  ],
  fail: [
    { case: 'everybody', ...policy(mount), reason: /by mount\.$/ },
    { case: 'everybody who does not', ...policy({ ...mount, Condition: via('false') }) },
    { case: 'or where nothing is said', ...policy({ ...mount, Condition: via('true', 'BoolIfExists') }) },
    { case: 'everybody, beside one that is bounded', ...policy({ ...mount, Condition: via('true') }, mount) },
  ],
  unknown: [{ case: 'an empty document', settings: { Policy: '' } }],
})

checkTable(accessPointRootDirectory, {
  pass: [{ case: 'a directory', settings: { RootDirectory: { Path: '/exports/app' } } }],
  fail: [{ case: 'the root', settings: { RootDirectory: { Path: '/' } } }],
  unknown: [{ case: 'AWS says nothing', settings: {} }],
})

checkTable(accessPointUser, {
  pass: [{ case: 'a user', settings: { PosixUser: { Uid: 1001, Gid: 1001 } }, reason: /user 1001/ }],
  fail: [{ case: 'none', settings: { AccessPointId: 'fsap-0a1b' } }],
})

const subnets = (MapPublicIpOnLaunch?: boolean) => ({
  read: { subnets: [{ id: 's', name: 's', settings: { SubnetId: 'subnet-0a1b', MapPublicIpOnLaunch } }] },
})
const target = { settings: { SubnetId: 'subnet-0a1b' } }

checkTable(mountTargetSubnetNotPublic, {
  pass: [{ case: 'it gives none', ...target, ...subnets(false) }],
  fail: [{ case: 'it gives one', ...target, ...subnets(true) }],
  unknown: [
    { case: 'the subnet is not known', settings: { SubnetId: 'subnet-9z9z' }, ...subnets(false) },
    { case: 'AWS does not say', ...target, ...subnets() },
    { case: 'AWS names no subnet', settings: {}, ...subnets(false) },
  ],
})
