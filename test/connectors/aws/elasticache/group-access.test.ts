import { clientsAuthenticate } from '../../../../connectors/aws/elasticache/group-access.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const group = (AuthTokenEnabled: boolean | undefined, UserGroupIds?: string[]) => ({
  settings: { ReplicationGroupId: 'pay', AuthTokenEnabled, UserGroupIds },
})
const users = (Type?: string, AccessString = 'on ~* +@all', UserIds = ['app']) => ({
  read: {
    groups: [{ id: 'g', name: 'g', settings: { UserGroupId: 'apps', UserIds } }],
    users: [{ id: 'u', name: 'u', settings: { UserId: 'app', Authentication: { Type }, AccessString } }],
  },
})

checkTable(clientsAuthenticate, {
  pass: [
    { case: 'the token', ...group(true), ...users() },
    { case: 'a password', ...group(false, ['apps']), ...users('password') },
    { case: 'none, and off', ...group(false, ['apps']), ...users('no-password', 'off ~* +@all') },
    { case: 'none, and off at last', ...group(false, ['apps']), ...users('no-password', 'on ~* +@all off') },
  ],
  fail: [
    { case: 'neither', ...group(false, []), ...users('password') },
    { case: 'no password', ...group(false, ['apps']), ...users('no-password'), reason: /app of/ },
    { case: 'no password, off and on again', ...group(false, ['apps']), ...users('no-password', 'off ~* +@all on') },
    { case: 'no password, and no word on it', ...group(false, ['apps']), ...users('no-password', '~* +@all') },
  ],
  unknown: [
    { case: 'AWS does not say', ...group(undefined), ...users('password') },
    { case: 'nobody is in the group', ...group(false, ['apps']), ...users('password', 'on', []) },
    { case: 'how is not stated', ...group(false, ['apps']), ...users() },
    { case: 'another group', ...group(false, ['others']), ...users('password') },
  ],
})
