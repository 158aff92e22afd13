import { evidence, service } from '../../kit/index.ts'
import * as deliveryStreamChecks from './delivery-stream.checks.ts'
import { deliveryStream } from './delivery-stream.ts'

export const firehose = service('firehose', 'Amazon Data Firehose', [
  evidence(deliveryStream, () => import('./delivery-stream.calls.ts'), deliveryStreamChecks),
])
