import { evidence, service } from '../../kit/index.ts'
import * as brokerChecks from './broker.checks.ts'
import { broker } from './broker.ts'

export const mq = service('mq', 'Amazon MQ', [evidence(broker, () => import('./broker.calls.ts'), brokerChecks)])
