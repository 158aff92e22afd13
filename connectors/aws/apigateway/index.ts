import { evidence, service } from '../../kit/index.ts'
import * as domainNameChecks from './domain-name.checks.ts'
import { domainName } from './domain-name.ts'
import * as restApiChecks from './rest-api.checks.ts'
import { restApi } from './rest-api.ts'
import * as stageChecks from './stage.checks.ts'
import { stage } from './stage.ts'

export const apigateway = service('apigateway', 'Amazon API Gateway (REST)', [
  evidence(domainName, () => import('./domain-name.calls.ts'), domainNameChecks),
  evidence(restApi, () => import('./rest-api.calls.ts'), restApiChecks),
  evidence(stage, () => import('./stage.calls.ts'), stageChecks),
])
