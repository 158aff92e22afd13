import { evidence, service } from '../../kit/index.ts'
import * as graphqlApiChecks from './graphql-api.checks.ts'
import { graphqlApi } from './graphql-api.ts'

export const appsync = service('appsync', 'AWS AppSync', [
  evidence(graphqlApi, () => import('./graphql-api.calls.ts'), graphqlApiChecks),
])
