import {
  type AccountCheck,
  accountCheck,
  type Entry,
  fail,
  inAccount,
  meaningOf,
  notApplicable,
  pass,
  type Reading,
  Unjudgeable,
} from '../../kit/index.ts'
import { table } from '../dynamodb/table.ts'
import { cluster } from '../rds/cluster.ts'
import { instance } from '../rds/instance.ts'
import { recoveryPoint } from './recovery-point.ts'

/** Developer guide, "Recovery point status": the others are on their way, stopped, in part, or past their end. */
const WHOLE = {
  AVAILABLE: true,
  COMPLETED: true,
  CREATING: false,
  DELETING: false,
  EXPIRED: false,
  PARTIAL: false,
  STOPPED: false,
}

interface Point {
  readonly of: string | undefined
  readonly status: keyof typeof WHOLE | undefined
}

const resourceOf = ({ value }: Entry<Point>): string | undefined => value.of

function isWhole({ value: { status } }: Entry<Point>): boolean {
  if (status === undefined) throw new Unjudgeable('AWS did not state the status of a recovery point.')
  return meaningOf(status, WHOLE, 'the status of the recovery point')
}

/**
 * Whether AWS Backup holds a whole backup of each member; a member is `false` where it is backed up as part of another.
 * By recovery points: ListProtectedResources names what has one of whatever status.
 */
function backsUp(id: string, what: string, members: Reading<boolean>): AccountCheck {
  return accountCheck(recoveryPoint, {
    id: `backup-account-${id}-backed-up`,
    title: `AWS Backup holds a backup of all ${what}`,
    severity: 'medium',
    remediation: `Assign these ${what} to a backup plan.`,
    references: [
      'https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html',
      'https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DescribeRecoveryPoint.html',
    ],
    reads: { points: inAccount(recoveryPoint, p => ({ of: p.ResourceArn, status: p.Status })), members },
    test({ points, members: all }) {
      const own = all.filter(({ value }) => value)
      if (own.length === 0) return notApplicable(`The account has no ${what}.`)
      const bare = own.filter(({ id: arn }) => !points.findBy(resourceOf, arn, isWhole))
      return bare.length === 0
        ? pass(`AWS Backup holds a backup of all ${what} of the account.`)
        : fail(`AWS Backup holds no whole backup of these ${what}: ${bare.map(({ name }) => name).join(', ')}.`)
    },
  })
}

export const tablesBackedUp = backsUp(
  'tables',
  'tables of DynamoDB',
  inAccount(table, () => true),
)

export const clustersBackedUp = backsUp(
  'database-clusters',
  'clusters of RDS and Aurora',
  inAccount(cluster, () => true),
)

/** An instance of a cluster is backed up with its cluster. */
export const instancesBackedUp = backsUp(
  'database-instances',
  'instances of RDS that are in no cluster',
  inAccount(instance, of => !of.DBClusterIdentifier),
)
