import { keyNotAdministrator, keyNotLongTerm } from '../../../../connectors/aws/iam/bedrock-key.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const asOf = '2026-11-01T12:00:00Z'
const key = (Status: string | undefined, ExpirationDate?: string) => ({
  asOf,
  settings: { UserName: 'models', ...(Status && { Status }), ...(ExpirationDate && { ExpirationDate }) },
})

checkTable(keyNotLongTerm, {
  pass: [
    { case: 'it expired', ...key('Active', '2026-11-01T12:00:00Z'), reason: /expired on 2026-11-01/ },
    { case: 'AWS calls it expired', ...key('Expired', '2026-10-01T00:00:00Z') },
    { case: 'it is inactive', ...key('Inactive') },
  ],
  fail: [
    { case: 'it works', ...key('Active', '2026-11-01T12:00:01Z'), reason: /until 2026-11-01/ },
    { case: 'it never expires', ...key('Active'), reason: /never expires/ },
  ],
  unknown: [
    { case: 'AWS states no status', ...key(undefined) },
    { case: 'a time that cannot be read', ...key('Active', 'soon') },
  ],
})

const user = (administrator: string, more: object = {}, Name = 'models') => ({
  id: `arn:aws:iam::111122223333:user/${Name}`,
  name: Name,
  settings: {
    ...{ Kind: 'user', Name, Administrator: { Is: administrator } },
    ...{ Escalations: [], Chains: [], EscalationsUnread: [], ...more },
  },
})
const way = (Certainty: string, Reaches = 'administrator') => ({ Reaches, Certainty })
const by = (...users: ReturnType<typeof user>[]) => ({ ...key('Active'), read: { users } })
const role = { ...user('yes'), id: 'role', settings: { ...user('yes').settings, Kind: 'role' } }

checkTable(keyNotAdministrator, {
  pass: [
    { case: 'no administrator', ...by(user('yes', {}, 'root-like'), user('no')) },
    { case: 'a role of the same name is one', ...by(role, user('no')) },
    { case: 'paths lead elsewhere', ...by(user('no', { Chains: [way('certain', 'data')] })) },
  ],
  fail: [
    { case: 'an administrator', ...by(user('yes')) },
    { case: 'by a path', ...by(user('no', { Escalations: [way('certain')] })) },
    { case: 'by a chain, whatever else is open', ...by(user('unknown', { Chains: [way('certain')] })) },
  ],
  notApplicable: [
    { case: 'the key expired', ...by(user('yes')), ...key('Active', '2026-10-01T00:00:00Z') },
    { case: 'the key is inactive', ...by(user('yes')), ...key('Inactive') },
  ],
  unknown: [
    { case: 'AWS names no user', ...by(user('no')), settings: { Status: 'Active' } },
    { case: 'the user was not read', ...by(user('no', {}, 'other')) },
    { case: 'perhaps an administrator', ...by(user('unknown')) },
    { case: 'perhaps by a path', ...by(user('no', { Escalations: [way('conditional')] })) },
    {
      case: 'a list of what leads there was not read',
      ...by(user('no', { EscalationsUnread: ['Roles were not read.'] })),
    },
  ],
})
