import type { Access, Administrator, Assumer, Chain, Destroyed, Destroys, Escalation } from '../../identity/index.ts'
import { evidenceType } from '../../kit/index.ts'
import { vault } from '../backup/vault.ts'
import { eventDataStore } from '../cloudtrail/event-data-store.ts'
import { trail } from '../cloudtrail/trail.ts'
import { table } from '../dynamodb/table.ts'
import { instance } from '../ec2/instance.ts'
import { lockedSnapshot } from '../ec2/locked-snapshot.ts'
import { region } from '../ec2/region.ts'
import { snapshot } from '../ec2/snapshot.ts'
import { service } from '../ecs/service.ts'
import { taskDefinition } from '../ecs/task-definition.ts'
import { finding } from '../guardduty/finding.ts'
import { group as team } from '../identitystore/group.ts'
import { user as person } from '../identitystore/user.ts'
import { key } from '../kms/key.ts'
import { lambdaFunction } from '../lambda/function.ts'
import { logGroup } from '../logs/log-group.ts'
import { memberAccount } from '../organizations/account.ts'
import { organization } from '../organizations/organization.ts'
import { organizationPolicy } from '../organizations/policy.ts'
import { unit } from '../organizations/unit.ts'
import { cluster } from '../rds/cluster.ts'
import { clusterSnapshot } from '../rds/cluster-snapshot.ts'
import { instance as database } from '../rds/instance.ts'
import { snapshot as databaseSnapshot } from '../rds/snapshot.ts'
import { bucket } from '../s3/bucket.ts'
import { accountAssignment } from '../sso-admin/account-assignment.ts'
import { permissionSet } from '../sso-admin/permission-set.ts'
import { group } from './group.ts'
import { policy } from './policy.ts'
import { role } from './role.ts'
import { serviceUse } from './service-use.ts'
import { user } from './user.ts'

/** What one user, role or assignment of IAM Identity Center can do, by every policy that binds it: computed, not collected. */
export interface EffectiveAccess {
  /** Of an assignment, that of its role; null: the role was not found, or is another account's. */
  Arn: string | null
  Name: string
  Kind: 'user' | 'role' | 'assignment'
  /** Of an assignment, and of a role that IAM Identity Center made; null for all others. */
  PermissionSet: {
    Name: string | null
    /** Null: which one it is, is not known. */
    Arn: string | null
    /** Sentences. */
    Unknown: readonly string[]
  } | null
  /** Of an assignment, who has it, and in which account. */
  Assignment: {
    AccountId: string | undefined
    PrincipalType: string | undefined
    PrincipalId: string | undefined
    /** Null: it was not read. */
    PrincipalName: string | null
  } | null
  /** Of an assignment, the users of IAM Identity Center who have it: of a group, those who are in it. */
  People: readonly { UserId: string; UserName: string | null }[] | null
  /** `yes`: nothing that matters is withheld. Who can become administrator has an escalation. */
  Administrator: Administrator
  /** Every known path to another principal's rights, or to more of its own; none for an administrator. */
  Escalations: readonly Escalation[]
  /** Of a path to very many principals, how many are not told. */
  EscalationsOmitted: Access['omitted']
  /** Lists that were not read whole: more escalations may be there than are told. */
  EscalationsUnread: readonly string[]
  /** The shortest ways through others, to an administrator and to data. */
  Chains: readonly Chain[]
  /** Deletes that cannot be undone, and what would stop them; with the policies of keys, vaults and buckets. */
  Destroys: Record<Destroyed, readonly Destroys[]>
  /** Sentences on policies of keys, vaults and buckets, and keys, that were not read: it may be able to delete more than is told. */
  DestroysUnread: Partial<Record<Destroyed, readonly string[]>>
  /** Of a role, whom its trust policy lets in. */
  AssumableBy: readonly Assumer[]
  Grants: {
    /** Prefixes of the services that its policies allow something of; `*`: of any. */
    Services: readonly string[]
  }
  /** Of a user, whatever their state. */
  AccessKeys: readonly { AccessKeyId: string | undefined; Status: string | undefined; CreateDate: string | undefined }[]
  Password: boolean
  /** AWS's policies that quarantine credentials it has found in public. */
  Quarantine: readonly string[]
  /** Open findings of GuardDuty about its credentials; an assignment has those of its role. */
  CredentialFindings: readonly CredentialFinding[]
  /** Why there may be more, sentences. */
  CredentialFindingsUnread: readonly string[]
  /** When it was last used: it moves by itself. */
  Use: {
    Keys: readonly { AccessKeyId: string; LastUsedDate: string | undefined; ServiceName: string | undefined }[]
    Role: { LastUsedDate: string | undefined; Region: string | undefined } | null
  }
  /**
   * Of the services that its policies let it use, by AWS's account: when each was last used, and those that were not in 400 days.
   * Null: a service's own role, which only AWS uses.
   */
  ServiceUse: {
    Used: readonly { ServiceNamespace: string; LastAuthenticated: string }[]
    /** Null: AWS was not asked, as it recorded no use of the role at all. */
    Unused: readonly string[] | null
  } | null
}

export interface CredentialFinding {
  readonly Id: string
  readonly Type: string | undefined
  readonly Severity: number | undefined
  readonly AccessKeyId: string | undefined
  readonly CreatedAt: string | undefined
}

export const effectiveAccess = evidenceType<EffectiveAccess>({
  id: 'aws.iam.effective-access',
  title: 'What IAM users and roles, and people of IAM Identity Center, can really do',
  reach: 'account',
  population:
    'every IAM user and every IAM role of the account, and, where the account may read them, every assignment of IAM Identity Center in the regions of the run, to whichever account; computed from its users, roles, groups and policies, what carries a role (instances, functions, ECS services), what can be erased (buckets, vaults, trails, event data stores, keys, log groups, databases, snapshots), what GuardDuty found about credentials and what its organization allows it',
  observed: ['/Use', '/ServiceUse'],
  derivedFrom: [
    user,
    role,
    serviceUse,
    group,
    policy,
    bucket,
    instance,
    lambdaFunction,
    service,
    taskDefinition,
    region,
    key,
    vault,
    trail,
    logGroup,
    table,
    database,
    databaseSnapshot,
    cluster,
    clusterSnapshot,
    organization,
    organizationPolicy,
    unit,
    memberAccount,
    permissionSet,
    accountAssignment,
    person,
    team,
    eventDataStore,
    snapshot,
    lockedSnapshot,
    finding,
  ],
})
