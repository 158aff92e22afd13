import { evidence, service } from '../../kit/index.ts'
import { api } from './api.ts'
import * as routeChecks from './route.checks.ts'
import { route } from './route.ts'
import * as stageChecks from './stage.checks.ts'
import { stage } from './stage.ts'

export const apigatewayv2 = service('apigatewayv2', 'Amazon API Gateway (HTTP and WebSocket)', [
  evidence(api, () => import('./api.calls.ts')),
  evidence(route, () => import('./route.calls.ts'), routeChecks),
  evidence(stage, () => import('./stage.calls.ts'), stageChecks),
])
