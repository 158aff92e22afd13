import { evidence, service } from '../../kit/index.ts'
import * as appServiceChecks from './app-service.checks.ts'
import { appService } from './app-service.ts'
import * as vpcConnectorChecks from './vpc-connector.checks.ts'
import { vpcConnector } from './vpc-connector.ts'

export const apprunner = service('apprunner', 'AWS App Runner', [
  evidence(appService, () => import('./app-service.calls.ts'), appServiceChecks),
  evidence(vpcConnector, () => import('./vpc-connector.calls.ts'), vpcConnectorChecks),
])
