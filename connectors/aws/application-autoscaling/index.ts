import { evidence, service } from '../../kit/index.ts'
import { scalableTarget } from './scalable-target.ts'
import { scalingPolicy } from './scaling-policy.ts'

export const applicationAutoscaling = service('application-autoscaling', 'Application Auto Scaling', [
  evidence(scalableTarget, () => import('./scalable-target.calls.ts')),
  evidence(scalingPolicy, () => import('./scaling-policy.calls.ts')),
])
