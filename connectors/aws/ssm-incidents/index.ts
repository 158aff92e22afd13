import { evidence, service } from '../../kit/index.ts'
import { replicationSet } from './replication-set.ts'
import * as responsePlanChecks from './response-plan.checks.ts'
import { responsePlan } from './response-plan.ts'

export const ssmIncidents = service('ssm-incidents', 'AWS Systems Manager Incident Manager', [
  evidence(replicationSet, () => import('./replication-set.calls.ts')),
  evidence(responsePlan, () => import('./response-plan.calls.ts'), responsePlanChecks),
])
