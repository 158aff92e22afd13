import {
  clusterAdministratorNotUsual,
  clusterPortNotUsual,
  instanceAdministratorNotUsual,
  instancePortNotUsual,
} from '../../../../connectors/aws/rds/known-defaults.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const listens = (Engine: string, Port: number | undefined, more: object = {}): Row => ({
  case: `${Engine} on ${Port}`,
  settings: { Engine, Endpoint: { Address: 'a.example', Port }, ...more },
})
const inCluster = { DBClusterIdentifier: 'ledger' }

checkTable(instancePortNotUsual, {
  pass: [listens('postgres', 5433), listens('mysql', 5432), listens('sqlserver-se', 3306)],
  fail: [
    listens('postgres', 5432),
    listens('mysql', 3306),
    listens('mariadb', 3306),
    listens('oracle-ee-cdb', 1521),
    listens('custom-oracle-ee', 1521),
    listens('sqlserver-ex', 1433),
    listens('db2-se', 50_000),
  ],
  notApplicable: [nothing, listens('aurora-mysql', 3306, inCluster)],
  unknown: [
    { ...listens('a-new-engine', 4000), reason: /usual port of a-new-engine is not known/ },
    { case: 'no end point yet', settings: { Engine: 'postgres' } },
    { case: 'AWS does not state the engine', settings: { Endpoint: { Port: 5433 } } },
  ],
})

const cluster = (Engine: string, Port: number | undefined): Row => ({
  case: `${Engine} on ${Port}`,
  settings: { Engine, Port },
})

checkTable(clusterPortNotUsual, {
  pass: [cluster('aurora-mysql', 3307), cluster('aurora-postgresql', 3306)],
  fail: [
    cluster('aurora-mysql', 3306),
    cluster('aurora', 3306),
    cluster('aurora-postgresql', 5432),
    cluster('postgres', 5432),
  ],
  unknown: [cluster('aurora-mysql', undefined)],
})

const called = (MasterUsername: string | undefined, more: object = {}): Row => ({
  case: `called ${MasterUsername}`,
  settings: { MasterUsername, ...more },
})

checkTable(instanceAdministratorNotUsual, {
  pass: [called('nwp_admin'), called('administrator')],
  fail: [called('admin'), called('ADMIN'), called('postgres')],
  notApplicable: [nothing, called('admin', inCluster)],
  unknown: [called(undefined)],
})

checkTable(clusterAdministratorNotUsual, {
  pass: [called('nwp_admin')],
  fail: [called('admin'), called('postgres')],
  unknown: [called(undefined)],
})
