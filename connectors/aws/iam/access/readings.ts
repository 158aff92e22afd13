import { inAccount, told } from '../../../kit/index.ts'
import { indexed } from '../../../policy/index.ts'
import { region } from '../../ec2/region.ts'
import { key } from '../../kms/key.ts'
import { memberAccount } from '../../organizations/account.ts'
import { organization } from '../../organizations/organization.ts'
import { organizationPolicy } from '../../organizations/policy.ts'
import { unit } from '../../organizations/unit.ts'
import { bucket } from '../../s3/bucket.ts'
import { group } from '../group.ts'
import { policy } from '../policy.ts'
import { role } from '../role.ts'
import { serviceUse } from '../service-use.ts'
import { user } from '../user.ts'
import { assignments } from './assignment-readings.ts'
import { carriers } from './carrier-readings.ts'
import { threats } from './credential-findings.ts'
import { guards } from './guard-readings.ts'
import { ownPolicies } from './inline.ts'
import { resourceLayer } from './own-policy.ts'

/** What effective access is computed from: of each member what matters, each setting with why it was not read, if it was not. */
export const readings = {
  users: inAccount(user, (u, { id, name }) => ({
    arn: id,
    name,
    uniqueId: told(() => u.UserId),
    tags: told(() => u.Tags ?? []),
    inline: told(() => ownPolicies(u.UserPolicyList)),
    attached: told(() => u.AttachedManagedPolicies),
    boundary: told(() => u.PermissionsBoundary?.PermissionsBoundaryArn),
    groups: told(() => u.GroupList),
    password: told(() => u.LoginProfile !== null),
    keys: told(() => u.AccessKeyMetadata ?? []),
    keyUse: told(() => u.AccessKeyLastUsed ?? []),
  })),
  roles: inAccount(role, (r, { id, name }) => ({
    arn: id,
    name,
    uniqueId: told(() => r.RoleId),
    path: told(() => r.Path),
    tags: told(() => r.Tags ?? []),
    inline: told(() => ownPolicies(r.RolePolicyList)),
    attached: told(() => r.AttachedManagedPolicies),
    boundary: told(() => r.PermissionsBoundary?.PermissionsBoundaryArn),
    trust: told(() => resourceLayer(id, r.AssumeRolePolicyDocument)),
    profiles: told(() => r.InstanceProfileList.flatMap(p => p.Arn ?? [])),
    used: told(() => r.RoleLastUsed),
  })),
  serviceUse: inAccount(serviceUse, (s, { id }) => ({ arn: id, services: told(() => s.ServicesLastAccessed) })),
  groups: inAccount(group, (g, { id, name }) => ({
    arn: id,
    name,
    inline: told(() => ownPolicies(g.GroupPolicyList)),
    attached: told(() => g.AttachedManagedPolicies),
  })),
  policies: inAccount(policy, (p, { id }) => ({
    arn: id,
    document: told(() => indexed(p.Document)),
    versions: told(() => p.PolicyVersionList.length),
  })),
  buckets: inAccount(bucket, (b, { id }) => ({ arn: id, policy: told(() => b.Policy) })),
  keys: inAccount(key, (k, { id }) => ({
    arn: id,
    policy: told(() => k.Policy),
    manager: told(() => k.KeyMetadata?.KeyManager),
    origin: told(() => k.KeyMetadata?.Origin),
    tags: told(() => k.Tags ?? []),
  })),
  /** Null where the account does not have it enabled. */
  enabledRegions: inAccount(region, (r, { name }) => (r.OptInStatus === 'not-opted-in' ? null : name)),
  ...carriers,
  ...guards,
  ...assignments,
  ...threats,
  organization: inAccount(organization, o => ({
    id: told(() => o.Id),
    management: told(() => o.MasterAccountId),
    roots: told(() => o.Roots ?? []),
  })),
  organizationPolicies: inAccount(organizationPolicy, (p, { id }) => ({
    arn: id,
    name: told(() => p.Name),
    type: told(() => p.Type),
    content: told(() => p.Content),
    targets: told(() => (p.Targets ?? []).flatMap(t => t.TargetId ?? [])),
  })),
  units: inAccount(unit, u => ({
    id: told(() => u.Id),
    parent: told(() => u.ParentId),
    accounts: told(() => (u.Children ?? []).flatMap(c => c.Id ?? [])),
  })),
  accounts: inAccount(memberAccount, a => ({ id: told(() => a.Id), name: told(() => a.Name) })),
}
