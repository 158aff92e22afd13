import { evidence, service } from '../../kit/index.ts'
import { deliveryChannel } from './delivery-channel.ts'
import * as recorderChecks from './recorder.checks.ts'
import { recorder } from './recorder.ts'

export const config = service('config', 'AWS Config', [
  evidence(recorder, () => import('./recorder.calls.ts'), recorderChecks),
  evidence(deliveryChannel, () => import('./delivery-channel.calls.ts')),
])
