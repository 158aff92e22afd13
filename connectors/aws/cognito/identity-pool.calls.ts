import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  ListIdentityPoolsCommand,
} from '@aws-sdk/client-cognito-identity'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { IdentityPool } from './identity-pool.ts'

const pool = { client: CognitoIdentityClient, gone: ['ResourceNotFoundException'] }

export const listIdentityPools = list({
  action: 'cognito-identity:ListIdentityPools',
  client: CognitoIdentityClient,
  command: ListIdentityPoolsCommand,
  items: 'IdentityPools',
  id: 'IdentityPoolId',
  token: 'NextToken',
})

export const describeIdentityPool = call({
  ...pool,
  action: 'cognito-identity:DescribeIdentityPool',
  command: DescribeIdentityPoolCommand,
})

export const getIdentityPoolRoles = call({
  ...pool,
  action: 'cognito-identity:GetIdentityPoolRoles',
  command: GetIdentityPoolRolesCommand,
})

const read: Reader<IdentityPool> = async function* (aws) {
  for await (const { IdentityPoolId, IdentityPoolName } of aws.list(listIdentityPools, { MaxResults: 60 })) {
    yield {
      id: arnOf(aws, 'cognito-identity', `identitypool/${IdentityPoolId}`),
      name: IdentityPoolName || IdentityPoolId,
      settings: {
        IdentityPoolId,
        IdentityPool: aws.get(describeIdentityPool, { IdentityPoolId }, r => ({
          IdentityPoolId: r.IdentityPoolId,
          IdentityPoolName: r.IdentityPoolName,
          AllowUnauthenticatedIdentities: r.AllowUnauthenticatedIdentities,
          AllowClassicFlow: r.AllowClassicFlow,
          SupportedLoginProviders: r.SupportedLoginProviders,
          DeveloperProviderName: r.DeveloperProviderName,
          OpenIdConnectProviderARNs: r.OpenIdConnectProviderARNs,
          CognitoIdentityProviders: r.CognitoIdentityProviders,
          SamlProviderARNs: r.SamlProviderARNs,
          IdentityPoolTags: r.IdentityPoolTags,
        })),
        Roles: aws.get(getIdentityPoolRoles, { IdentityPoolId }, r => ({
          Roles: r.Roles,
          RoleMappings: r.RoleMappings,
        })),
      },
    }
  }
}

export default read
