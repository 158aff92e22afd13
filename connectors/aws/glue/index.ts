import { evidence, service } from '../../kit/index.ts'
import * as connectionChecks from './connection.checks.ts'
import { connection } from './connection.ts'
import * as dataCatalogChecks from './data-catalog.checks.ts'
import { dataCatalog } from './data-catalog.ts'
import * as devEndpointChecks from './dev-endpoint.checks.ts'
import { devEndpoint } from './dev-endpoint.ts'
import * as jobChecks from './job.checks.ts'
import { job } from './job.ts'
import * as mlTransformChecks from './ml-transform.checks.ts'
import { mlTransform } from './ml-transform.ts'
import { securityConfiguration } from './security-configuration.ts'

export const glue = service('glue', 'AWS Glue', [
  evidence(connection, () => import('./connection.calls.ts'), connectionChecks),
  evidence(dataCatalog, () => import('./data-catalog.calls.ts'), dataCatalogChecks),
  evidence(devEndpoint, () => import('./dev-endpoint.calls.ts'), devEndpointChecks),
  evidence(job, () => import('./job.calls.ts'), jobChecks),
  evidence(mlTransform, () => import('./ml-transform.calls.ts'), mlTransformChecks),
  evidence(securityConfiguration, () => import('./security-configuration.calls.ts')),
])
