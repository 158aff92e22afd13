import { evidence, service } from '../../kit/index.ts'
import { aggregator } from './aggregator.ts'
import { deliveryChannel } from './delivery-channel.ts'
import * as organizationChecks from './organization.checks.ts'
import * as recorderChecks from './recorder.checks.ts'
import { recorder } from './recorder.ts'
import * as recorderRoleChecks from './recorder-role.checks.ts'
import { rule } from './rule.ts'

export const config = service('config', 'AWS Config', [
  evidence(recorder, () => import('./recorder.calls.ts'), recorderChecks, recorderRoleChecks),
  evidence(aggregator, () => import('./aggregator.calls.ts'), organizationChecks),
  evidence(deliveryChannel, () => import('./delivery-channel.calls.ts')),
  evidence(rule, () => import('./rule.calls.ts')),
])
