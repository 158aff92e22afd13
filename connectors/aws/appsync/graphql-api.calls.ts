import { AppSyncClient, GetApiCacheCommand, GraphQLApiType, ListGraphqlApisCommand } from '@aws-sdk/client-appsync'
import { call, list, type Reader } from '../../kit/index.ts'
import type { GraphqlApi } from './graphql-api.ts'

export const listGraphqlApis = list({
  action: 'appsync:ListGraphqlApis',
  client: AppSyncClient,
  command: ListGraphqlApisCommand,
  items: 'graphqlApis',
  id: ['apiId', 'arn'],
  token: 'nextToken',
})

/** AWS says by the same error that there is no cache and that there is no API. */
export const getApiCache = call({
  action: 'appsync:GetApiCache',
  client: AppSyncClient,
  command: GetApiCacheCommand,
  absent: ['NotFoundException'],
})

/** AWS does not document which kinds and owners a list without them leaves out. */
const read: Reader<GraphqlApi> = async function* (aws) {
  for (const apiType of Object.values(GraphQLApiType))
    for await (const api of aws.list(listGraphqlApis, { apiType, owner: 'CURRENT_ACCOUNT' })) {
      const { apiId, arn, name = apiId } = api
      yield { id: arn, name, settings: { ...api, Cache: aws.get(getApiCache, { apiId }, r => r.apiCache) } }
    }
}

export default read
