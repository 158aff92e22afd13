import { check, fail, pass, unknown } from '../../kit/index.ts'
import { accessPoint } from './access-point.ts'

export const accessPointRootDirectory = check(accessPoint, {
  id: 'efs-access-point-root-directory-enforced',
  title: 'EFS access points keep clients within a directory',
  severity: 'medium',
  remediation: 'Make the access point anew with a directory other than the root of the file system.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html'],
  equivalents: {
    prowler: ['efs_access_point_enforce_root_directory'],
    securityHub: ['EFS.3'],
    config: ['efs-access-point-enforce-root-directory'],
  },
  test({ RootDirectory: root }) {
    if (root?.Path === undefined) return unknown('AWS did not state the root directory of the access point.')
    return /^\/*$/.test(root.Path)
      ? fail('Clients get the root directory of the file system.')
      : pass(`Clients are kept within ${root.Path}.`)
  },
})

export const accessPointUser = check(accessPoint, {
  id: 'efs-access-point-user-identity-enforced',
  title: 'EFS access points fix the user that clients act as',
  severity: 'medium',
  remediation: 'Make the access point anew with a POSIX user.',
  why: 'A client could otherwise say that it is any user, root among them.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html'],
  equivalents: {
    prowler: ['efs_access_point_enforce_user_identity'],
    securityHub: ['EFS.4'],
    config: ['efs-access-point-enforce-user-identity'],
  },
  test({ PosixUser: user }) {
    // An access point that fixes no user has no such member.
    if (!user) return fail('Clients act as whatever user they say.')
    return user.Uid === undefined || user.Gid === undefined
      ? unknown('AWS did not state the user that clients act as.')
      : pass(`Clients act as user ${user.Uid} of group ${user.Gid}.`)
  },
})
