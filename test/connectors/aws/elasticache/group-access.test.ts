import { clientsAuthenticate } from '../../../../connectors/aws/elasticache/group-access.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const group = (AuthTokenEnabled: boolean | undefined, UserGroupIds?: string[]) => ({
  settings: { ReplicationGroupId: 'pay', AuthTokenEnabled, UserGroupIds },
})
const users = (Type?: string, AccessString = 'on ~* +@all') => ({
  read: {
    groups: [{ id: 'g', name: 'g', settings: { UserGroupId: 'apps', UserIds: ['app'] } }],
    users: [{ id: 'u', name: 'u', settings: { UserId: 'app', Authentication: { Type }, AccessString } }],
  },
})

checkTable(clientsAuthenticate, {
  pass: [
    { case: 'the token', ...group(true), ...users() },
    { case: 'a password', ...group(false, ['apps']), ...users('password') },
    { case: 'none, and off', ...group(false, ['apps']), ...users('no-password', 'off ~* +@all') },
  ],
  fail: [
    { case: 'neither', ...group(false, []), ...users('password') },
    { case: 'no password', ...group(false, ['apps']), ...users('no-password'), reason: /app of/ },
  ],
  unknown: [
    { case: 'AWS does not say', ...group(undefined), ...users('password') },
    { case: 'how is not stated', ...group(false, ['apps']), ...users() },
    { case: 'another group', ...group(false, ['others']), ...users('password') },
  ],
})
