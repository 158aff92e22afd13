import { responsePlansReady } from '../../../../connectors/aws/ssm-incidents/response-plan.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const plan = { arn: 'arn:aws:ssm-incidents::111122223333:response-plan/outage', name: 'outage' }
const set = (status: string | undefined, plans: object[] = [plan]) => ({
  read: {
    sets: [{ settings: { ReplicationSet: status === undefined ? {} : { status } } }],
    plans: plans.map(settings => ({ settings })),
  },
})

checkTable(responsePlansReady, {
  pass: [{ case: 'active, with a plan', ...set('ACTIVE') }],
  fail: [
    { case: 'no set', read: { sets: [], plans: [] } },
    { case: 'no plan', ...set('ACTIVE', []) },
    { case: 'failed', ...set('FAILED') },
    { case: 'being deleted', ...set('DELETING') },
  ],
  unknown: [
    { case: 'AWS does not say', ...set(undefined) },
    { case: 'being changed', ...set('UPDATING') },
    { case: 'being made', ...set('CREATING') },
    { case: 'a status of tomorrow', ...set('PAUSED'), reason: /PAUSED/ },
  ],
})
