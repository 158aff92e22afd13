import type { ApiCache, GraphqlApi as AwsGraphqlApi } from '@aws-sdk/client-appsync'
import { evidenceType } from '../../kit/index.ts'

/** One API, as `ListGraphqlApis` answers it. Its keys, its schema and its environment are never asked for. */
export interface GraphqlApi extends AwsGraphqlApi {
  /** `GetApiCache`; `null`: the API has no cache. */
  Cache: ApiCache | null
}

export const graphqlApi = evidenceType<GraphqlApi>({
  id: 'aws.appsync.graphql-api',
  title: 'GraphQL APIs of AppSync, who may call them, their logs and caches',
  reach: 'region',
  population:
    'every GraphQL API of AppSync that the account owns in the region, merged ones too; APIs that other accounts share and Event APIs are not asked for',
  observed: ['/Cache/status'],
})
