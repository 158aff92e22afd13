import { accountHasReportPlan } from '../../../../connectors/aws/backup/report-plan.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const held = (plans: object[], reports: object[]) => ({ read: { plans, reports } })
const daily = { id: 'p', name: 'daily', settings: {} }
const jobs = { id: 'r', name: 'jobs', region: 'eu-west-1', settings: {} }

checkTable(accountHasReportPlan, {
  pass: [
    { case: 'one, in another region', ...held([daily], [jobs]), reason: /jobs is in eu-west-1/ },
    { case: 'one, without a plan', ...held([], [jobs]) },
  ],
  fail: [{ case: 'none', ...held([daily], []) }],
  notApplicable: [{ case: 'neither', ...held([], []) }],
  unknown: [
    { case: 'reports were not listed', ...held([daily], []), incomplete: ['reports'] },
    { case: 'plans were not listed', ...held([], []), incomplete: ['plans'] },
  ],
})
