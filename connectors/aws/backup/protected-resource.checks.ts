import { type AccountCheck, accountCheck, fail, inAccount, notApplicable, pass, type Reading } from '../../kit/index.ts'
import { table } from '../dynamodb/table.ts'
import { cluster } from '../rds/cluster.ts'
import { instance } from '../rds/instance.ts'
import { protectedResource } from './protected-resource.ts'

/** Whether AWS Backup made a backup of each member, ever; a member is `false` where it is backed up as part of another. */
function backsUp(id: string, what: string, prowler: readonly string[], members: Reading<boolean>): AccountCheck {
  return accountCheck(protectedResource, {
    id: `backup-account-${id}-backed-up`,
    title: `AWS Backup has backed up all ${what}`,
    severity: 'medium',
    remediation: `Assign these ${what} to a backup plan.`,
    references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html'],
    equivalents: { prowler },
    reads: { protects: inAccount(protectedResource, of => of.ResourceArn), members },
    test({ protects, members: all }) {
      const own = all.filter(({ value }) => value)
      if (own.length === 0) return notApplicable(`The account has no ${what}.`)
      const bare = own.filter(({ id: arn }) => !protects.some(({ value }) => value === arn))
      return bare.length === 0
        ? pass(`AWS Backup has backed up all ${what} of the account.`)
        : fail(`AWS Backup has no backup of these ${what}: ${bare.map(({ name }) => name).join(', ')}.`)
    },
  })
}

export const tablesBackedUp = backsUp(
  'tables',
  'tables of DynamoDB',
  [],
  inAccount(table, () => true),
)

export const clustersBackedUp = backsUp(
  'database-clusters',
  'clusters of RDS and Aurora',
  ['rds_cluster_protected_by_backup_plan'],
  inAccount(cluster, () => true),
)

/** An instance of a cluster is backed up with its cluster. */
export const instancesBackedUp = backsUp(
  'database-instances',
  'instances of RDS that are in no cluster',
  ['rds_instance_protected_by_backup_plan'],
  inAccount(instance, of => !of.DBClusterIdentifier),
)
