import {
  CognitoIdentityProviderClient,
  DescribeRiskConfigurationCommand,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { UserPool } from './user-pool.ts'

const pool = { client: CognitoIdentityProviderClient, gone: ['ResourceNotFoundException'] }

/** The most that AWS lets one ask for at once. */
export const MOST = { MaxResults: 60 }

export const listUserPools = list({
  action: 'cognito-idp:ListUserPools',
  client: CognitoIdentityProviderClient,
  command: ListUserPoolsCommand,
  items: 'UserPools',
  id: 'Id',
  token: 'NextToken',
  shared: true,
})

export const describeUserPool = call({
  ...pool,
  action: 'cognito-idp:DescribeUserPool',
  command: DescribeUserPoolCommand,
})

export const describeRiskConfiguration = call({
  ...pool,
  action: 'cognito-idp:DescribeRiskConfiguration',
  command: DescribeRiskConfigurationCommand,
  absent: ['UserPoolAddOnNotEnabledException'],
})

const read: Reader<UserPool> = async function* (aws) {
  for await (const { Id, Name } of aws.list(listUserPools, MOST)) {
    const UserPoolId = Id
    yield {
      id: arnOf(aws, 'cognito-idp', `userpool/${Id}`),
      name: Name || Id,
      settings: {
        Id,
        UserPool: aws.get(describeUserPool, { UserPoolId }, r => r.UserPool),
        RiskConfiguration: aws.get(describeRiskConfiguration, { UserPoolId }, r => r.RiskConfiguration),
      },
    }
  }
}

export default read
