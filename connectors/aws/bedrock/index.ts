import { evidence, service } from '../../kit/index.ts'
import * as agentChecks from './agent.checks.ts'
import { agent } from './agent.ts'
import { customModel } from './custom-model.ts'
import { dataSource } from './data-source.ts'
import * as guardrailChecks from './guardrail.checks.ts'
import { guardrail } from './guardrail.ts'
import * as invocationLoggingChecks from './invocation-logging.checks.ts'
import { invocationLogging } from './invocation-logging.ts'
import { customModelKey, dataSourceKey, promptKey } from './keys.checks.ts'
import { prompt } from './prompt.ts'

export const bedrock = service('bedrock', 'Amazon Bedrock', [
  evidence(invocationLogging, () => import('./invocation-logging.calls.ts'), invocationLoggingChecks),
  evidence(guardrail, () => import('./guardrail.calls.ts'), guardrailChecks),
  evidence(agent, () => import('./agent.calls.ts'), agentChecks),
  evidence(dataSource, () => import('./data-source.calls.ts'), { dataSourceKey }),
  evidence(prompt, () => import('./prompt.calls.ts'), { promptKey }),
  evidence(customModel, () => import('./custom-model.calls.ts'), { customModelKey }),
])
