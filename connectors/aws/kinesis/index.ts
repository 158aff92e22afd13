import { evidence, service } from '../../kit/index.ts'
import * as streamChecks from './stream.checks.ts'
import { stream } from './stream.ts'

export const kinesis = service('kinesis', 'Amazon Kinesis Data Streams', [
  evidence(stream, () => import('./stream.calls.ts'), streamChecks),
])
