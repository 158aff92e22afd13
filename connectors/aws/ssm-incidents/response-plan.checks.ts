import { accountCheck, fail, inAccount, meaningOf, pass, unknown } from '../../kit/index.ts'
import { replicationSet } from './replication-set.ts'
import { responsePlan } from './response-plan.ts'

const WORKS = { ACTIVE: 'yes', CREATING: 'soon', UPDATING: 'soon', DELETING: 'no', FAILED: 'no' } as const

export const responsePlansReady = accountCheck(responsePlan, {
  id: 'ssm-incidents-account-response-plans-ready',
  title: 'Incident Manager is set up and has response plans',
  severity: 'low',
  remediation: 'Set up Incident Manager, and create a response plan that says whom to call and what to do.',
  why: 'During an incident it is too late to look up who can help or to decide what to do first.',
  references: ['https://docs.aws.amazon.com/incident-manager/latest/userguide/response-plans.html'],
  equivalents: { prowler: ['ssmincidents_enabled_with_plans'] },
  reads: {
    sets: inAccount(replicationSet, of => of.ReplicationSet?.status),
    plans: inAccount(responsePlan, () => true),
  },
  test({ sets, plans }) {
    const [set] = sets.all()
    if (!set) return fail('Incident Manager is not set up: the account has no replication set.')
    const status = set.value
    if (status === undefined) return unknown('AWS did not state the status of the replication set.')
    const works = meaningOf(status, WORKS, 'the status of the replication set')
    if (works === 'no') return fail(`The replication set is ${status}.`)
    if (works === 'soon') return unknown(`The replication set is just being changed: ${status}.`)
    const plan = plans.find(() => true)
    return plan
      ? pass(`The replication set is active, and there is a response plan: ${plan.name}.`)
      : fail('The replication set is active, and there is no response plan.')
  },
})
