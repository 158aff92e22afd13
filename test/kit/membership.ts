import { group } from '../../connectors/aws/iam/group.ts'
import { user } from '../../connectors/aws/iam/user.ts'
import {
  certain,
  check,
  derivation,
  derived,
  evidenceType,
  fail,
  inAccount,
  pass,
  service,
  type Told,
  told,
} from '../../connectors/kit/index.ts'

/** A derived type for tests: what each IAM user has through groups, and whether an MFA device stands by. */
export interface Membership {
  Groups: { Name: string; Policies: string[] }[]
  Mfa: 'yes' | 'no' | 'unknown'
  Keys: number
}

export const membership = evidenceType<Membership>({
  id: 'aws.test.membership',
  title: 'What users have through groups',
  reach: 'account',
  population: 'every IAM user that was collected',
  observed: ['/Keys'],
  derivedFrom: [user, group],
})

const mfaOf = ({ unread, value }: Told<boolean>): Membership['Mfa'] => (unread ? 'unknown' : value ? 'yes' : 'no')

export const rule = derivation(membership, {
  reads: {
    users: inAccount(user, u => ({
      groups: u.GroupList,
      mfa: told(() => (u.MFADevices ?? []).length > 0),
      keys: told(() => (u.AccessKeyMetadata ?? []).length),
    })),
    groups: inAccount(group, g => g.AttachedManagedPolicies.map(({ PolicyName = '' }) => PolicyName)),
  },
  membersFrom: ['users'],
  *derive({ users, groups }) {
    for (const { id, name, value } of users.known().members) {
      yield {
        id,
        name,
        settings: {
          Groups: () =>
            value.groups.map(Name => ({ Name, Policies: groups.find(one => one.name === Name)?.value ?? [] })),
          Mfa: mfaOf(value.mfa),
          Keys: () => certain(value.keys),
        },
      }
    }
  },
})

export const hasGroups = check(membership, {
  id: 'test-membership-grouped',
  title: 'Users are in groups',
  severity: 'low',
  remediation: 'Put the user into a group.',
  test: ({ Groups }) => (Groups.length > 0 ? pass('In a group.') : fail('In no group.')),
})

export const testService = service('test', 'Test', [
  derived(membership, () => Promise.resolve({ default: rule }), { hasGroups }),
])

const digests = { definition: '0'.repeat(32), source: '1'.repeat(32) }
/** What `connectors/checks.lock.json` would say. */
export const locked = { [membership.id]: digests, [hasGroups.id]: digests }
