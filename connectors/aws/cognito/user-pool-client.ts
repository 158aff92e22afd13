import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import { evidenceType } from '../../kit/index.ts'

export interface UserPoolClient {
  UserPoolId: string
  ClientId: string
  /** `DescribeUserPoolClient`. */
  UserPoolClient: UserPoolClientType | null
}

export const userPoolClient = evidenceType<UserPoolClient>({
  id: 'aws.cognito.user-pool-client',
  title: 'Applications of Cognito user pools',
  reach: 'region',
  population:
    'every application client of the Cognito user pools of the account in the region; their secrets are struck out',
  secrets: [{ pointer: '/UserPoolClient/ClientSecret', rule: 'cognito-client-secret' }],
})
