import { evidence, service } from '../../kit/index.ts'
import * as domainChecks from './domain.checks.ts'
import { domain } from './domain.ts'

export const route53domains = service('route53domains', 'Amazon Route 53 Domains', [
  evidence(domain, () => import('./domain.calls.ts'), domainChecks),
])
