import type { RiskConfigurationType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { evidenceType } from '../../kit/index.ts'

export interface UserPool {
  Id: string
  /** `DescribeUserPool`. */
  UserPool: UserPoolType | null
  /** `DescribeRiskConfiguration` of the pool itself; `null`: threat protection was never set up. */
  RiskConfiguration: RiskConfigurationType | null
}

export const userPool = evidenceType<UserPool>({
  id: 'aws.cognito.user-pool',
  title: 'Cognito user pools, their passwords, second factors and threat protection',
  reach: 'region',
  population: 'every Cognito user pool of the account in the region; users are not read',
  observed: ['/UserPool/EstimatedNumberOfUsers'],
})
