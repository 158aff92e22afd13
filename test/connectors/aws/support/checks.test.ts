import { premiumPlan } from '../../../../connectors/aws/support/plan.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (SeverityLevels: object[] | null) => ({ settings: { SeverityLevels } })

checkTable(premiumPlan, {
  pass: [{ case: 'levels', ...of([{ code: 'low', name: 'Low' }, { code: 'urgent' }]), reason: /urgent/ }],
  fail: [{ case: 'no plan', ...of(null) }],
  unknown: [{ case: 'no level', ...of([]) }],
})
