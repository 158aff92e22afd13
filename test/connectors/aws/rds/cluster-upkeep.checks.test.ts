import {
  clusterBacktrackEnabled,
  clusterIamAuthenticationEnabled,
  clusterMinorUpgradesAutomatic,
} from '../../../../connectors/aws/rds/cluster-upkeep.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'

checkTable(clusterIamAuthenticationEnabled, {
  pass: [{ case: 'on', settings: { IAMDatabaseAuthenticationEnabled: true } }],
  fail: [{ case: 'off', settings: { IAMDatabaseAuthenticationEnabled: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

checkTable(clusterBacktrackEnabled, {
  pass: [
    { case: 'eight hours', settings: { Engine: 'aurora-mysql', BacktrackWindow: 28_800 }, reason: /28800 seconds/ },
    { case: 'MySQL 5.6', settings: { Engine: 'aurora', BacktrackWindow: 3600 } },
  ],
  fail: [
    { case: 'no window', settings: { Engine: 'aurora-mysql', BacktrackWindow: 0 } },
    { case: 'left out, as AWS does where it is off', settings: { Engine: 'aurora-mysql' } },
  ],
  notApplicable: [nothing, { case: 'Aurora PostgreSQL', settings: { Engine: 'aurora-postgresql' } }],
  unknown: [{ case: 'AWS does not state the engine', settings: { BacktrackWindow: 3600 } }],
})

checkTable(clusterMinorUpgradesAutomatic, {
  pass: [{ case: 'on', settings: { Engine: 'postgres', AutoMinorVersionUpgrade: true } }],
  fail: [{ case: 'off', settings: { Engine: 'mysql', AutoMinorVersionUpgrade: false } }],
  notApplicable: [nothing, { case: 'Aurora', settings: { Engine: 'aurora-mysql', AutoMinorVersionUpgrade: false } }],
  unknown: [{ case: 'AWS does not say', settings: { Engine: 'postgres' } }],
})
