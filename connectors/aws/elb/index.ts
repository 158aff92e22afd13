import { evidence, service } from '../../kit/index.ts'
import * as listenerChecks from './listener.checks.ts'
import * as loadBalancerChecks from './load-balancer.checks.ts'
import { loadBalancer } from './load-balancer.ts'

export const elb = service('elb', 'Elastic Load Balancing, classic', [
  evidence(loadBalancer, () => import('./load-balancer.calls.ts'), listenerChecks, loadBalancerChecks),
])
