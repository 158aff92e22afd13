import {
  clustersBackedUp,
  instancesBackedUp,
  tablesBackedUp,
} from '../../../../connectors/aws/backup/backed-up.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ARN = 'arn:aws:rds:us-east-1:111122223333:db:shop'
const point = (ResourceArn: string, Status?: string) => ({ settings: { ResourceArn, ...(Status && { Status }) } })
const member = (settings: object = {}, id = ARN) => [{ id, name: 'shop', settings }]
const without = ['CREATING', 'DELETING', 'EXPIRED', 'PARTIAL', 'STOPPED']

for (const check of [tablesBackedUp, clustersBackedUp, instancesBackedUp])
  checkTable(check, {
    pass: [
      { case: 'a backup', read: { members: member(), points: [point(ARN, 'COMPLETED')] } },
      { case: 'a continuous backup', read: { members: member(), points: [point(ARN, 'AVAILABLE')] } },
      {
        case: 'a backup, and another on its way',
        read: { members: member(), points: [point(ARN, 'CREATING'), point(ARN, 'COMPLETED')] },
      },
    ],
    fail: [
      {
        case: 'a backup of another',
        read: { members: member(), points: [point(`${ARN}-2`, 'COMPLETED')] },
        reason: /shop/,
      },
      ...without.map(status => ({
        case: `a recovery point that is ${status}`,
        read: { members: member(), points: [point(ARN, status)] },
      })),
    ],
    unknown: [{ case: 'no status of the recovery point', read: { members: member(), points: [point(ARN)] } }],
    notApplicable: [
      { case: 'there is none', read: { members: [], points: [point(ARN, 'COMPLETED')] } },
      ...(check === instancesBackedUp
        ? [{ case: 'one of a cluster', read: { members: member({ DBClusterIdentifier: 'shop' }), points: [] } }]
        : []),
    ],
  })
