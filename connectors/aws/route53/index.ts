import { evidence, service } from '../../kit/index.ts'
import { healthCheck } from './health-check.ts'
import * as hostedZoneChecks from './hosted-zone.checks.ts'
import { hostedZone } from './hosted-zone.ts'

export const route53 = service('route53', 'Amazon Route 53', [
  evidence(healthCheck, () => import('./health-check.calls.ts')),
  evidence(hostedZone, () => import('./hosted-zone.calls.ts'), hostedZoneChecks),
])
