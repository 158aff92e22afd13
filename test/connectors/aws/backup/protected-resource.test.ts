import {
  clustersBackedUp,
  instancesBackedUp,
  tablesBackedUp,
} from '../../../../connectors/aws/backup/protected-resource.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ARN = 'arn:aws:rds:us-east-1:111122223333:db:shop'
const protects = (ResourceArn: string) => [{ settings: { ResourceArn } }]
const member = (settings: object = {}, id = ARN) => [{ id, name: 'shop', settings }]

for (const check of [tablesBackedUp, clustersBackedUp, instancesBackedUp])
  checkTable(check, {
    pass: [{ case: 'a backup', read: { members: member(), protects: protects(ARN) } }],
    fail: [
      { case: 'a backup of another', read: { members: member(), protects: protects(`${ARN}-2`) }, reason: /shop/ },
    ],
    notApplicable: [
      { case: 'there is none', read: { members: [], protects: protects(ARN) } },
      ...(check === instancesBackedUp
        ? [{ case: 'one of a cluster', read: { members: member({ DBClusterIdentifier: 'shop' }), protects: [] } }]
        : []),
    ],
  })
