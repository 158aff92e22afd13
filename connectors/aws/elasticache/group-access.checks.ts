import { check, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { everyUserSignsIn } from '../shared/redis-users.ts'
import { replicationGroup } from './replication-group.ts'
import { user } from './user.ts'
import { userGroup } from './user-group.ts'

/** By the AUTH token, or by users none of whom is let in without a password (User Guide, "Role-Based Access Control"). */
export const clientsAuthenticate = check(replicationGroup, {
  id: 'elasticache-replication-group-clients-authenticate',
  title: 'ElastiCache replication groups ask clients for a password or for IAM',
  severity: 'high',
  remediation: 'Give the group a user group whose users have passwords or sign in with IAM, or set an AUTH token.',
  why: 'Without either, anyone who reaches the cache reads and writes all of it.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html'],
  reads: {
    groups: inRegion(userGroup, of => ({ id: of.UserGroupId, users: of.UserIds })),
    users: inRegion(user, of => ({ name: of.UserId, type: of.Authentication?.Type, may: of.AccessString })),
  },
  test({ AuthTokenEnabled: token, UserGroupIds: ids }, { read }) {
    if (token) return pass('The group asks for the AUTH token.')
    if (ids === undefined && token === undefined)
      return unknown('AWS did not state how clients are asked who they are.')
    const [id] = ids ?? []
    if (id === undefined) return fail('The group has neither an AUTH token nor users.')
    const members = read.groups.find(({ value }) => value.id === id)?.value.users
    if (members === undefined) return unknown(`AWS did not state who is in the user group ${id}.`)
    return everyUserSignsIn(members, read.users, `the user group ${id}`)
  },
})
