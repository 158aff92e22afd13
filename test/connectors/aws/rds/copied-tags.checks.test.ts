import {
  auroraTagsCopied,
  instanceTagsCopied,
  mysqlTagsCopied,
  postgresqlTagsCopied,
} from '../../../../connectors/aws/rds/copied-tags.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const of = (Engine: string, CopyTagsToSnapshot?: boolean): Row => ({
  case: `${Engine}, ${CopyTagsToSnapshot}`,
  settings: { Engine, CopyTagsToSnapshot },
})

checkTable(instanceTagsCopied, {
  pass: [of('postgres', true)],
  fail: [of('mysql', false)],
  notApplicable: [
    nothing,
    { case: 'in a cluster', settings: { Engine: 'aurora', DBClusterIdentifier: 'ledger', CopyTagsToSnapshot: false } },
  ],
  unknown: [of('mysql')],
})

checkTable(auroraTagsCopied, {
  pass: [of('aurora-mysql', true), of('aurora-postgresql', true), of('aurora', true)],
  fail: [of('aurora-mysql', false)],
  notApplicable: [nothing, of('postgres', false)],
  unknown: [of('aurora'), { case: 'AWS does not state the engine', settings: { CopyTagsToSnapshot: true } }],
})

checkTable(postgresqlTagsCopied, {
  pass: [of('postgres', true)],
  fail: [of('postgres', false)],
  notApplicable: [nothing, of('aurora-postgresql', false), of('mysql', false)],
  unknown: [of('postgres')],
})

checkTable(mysqlTagsCopied, {
  pass: [of('mysql', true)],
  fail: [of('mysql', false)],
  notApplicable: [nothing, of('aurora-mysql', false), of('postgres', false)],
  unknown: [of('mysql')],
})
