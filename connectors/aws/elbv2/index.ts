import { evidence, service } from '../../kit/index.ts'
import * as listenerChecks from './listener.checks.ts'
import { listener } from './listener.ts'
import * as loadBalancerChecks from './load-balancer.checks.ts'
import { loadBalancer } from './load-balancer.ts'
import * as targetGroupChecks from './target-group.checks.ts'
import { targetGroup } from './target-group.ts'

export const elbv2 = service('elbv2', 'Elastic Load Balancing (application, network and gateway)', [
  evidence(listener, () => import('./listener.calls.ts'), listenerChecks),
  evidence(loadBalancer, () => import('./load-balancer.calls.ts'), loadBalancerChecks),
  evidence(targetGroup, () => import('./target-group.calls.ts'), targetGroupChecks),
])
