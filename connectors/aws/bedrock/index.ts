import { evidence, service } from '../../kit/index.ts'
import * as guardrailChecks from './guardrail.checks.ts'
import { guardrail } from './guardrail.ts'
import * as invocationLoggingChecks from './invocation-logging.checks.ts'
import { invocationLogging } from './invocation-logging.ts'

export const bedrock = service('bedrock', 'Amazon Bedrock', [
  evidence(invocationLogging, () => import('./invocation-logging.calls.ts'), invocationLoggingChecks),
  evidence(guardrail, () => import('./guardrail.calls.ts'), guardrailChecks),
])
