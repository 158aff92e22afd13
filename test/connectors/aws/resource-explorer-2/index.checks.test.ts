import { indexAggregates, indexExists } from '../../../../connectors/aws/resource-explorer-2/index-of-region.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const indexes = (...types: (string | undefined)[]) => ({
  read: { indexes: types.map((Type, n) => ({ id: `i${n}`, name: `i${n}`, region: 'us-east-1', settings: { Type } })) },
})

checkTable(indexExists, {
  pass: [{ case: 'one', ...indexes('LOCAL'), reason: /us-east-1/ }],
  fail: [{ case: 'none', ...indexes() }],
})

checkTable(indexAggregates, {
  pass: [{ case: 'one', ...indexes('LOCAL', 'AGGREGATOR') }],
  fail: [
    { case: 'local ones', ...indexes('LOCAL', 'LOCAL') },
    { case: 'none', ...indexes() },
  ],
  unknown: [{ case: 'AWS names no type', ...indexes('LOCAL', undefined) }],
})
