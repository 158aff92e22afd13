import type { IdentityPool as AwsIdentityPool, GetIdentityPoolRolesResponse } from '@aws-sdk/client-cognito-identity'
import { evidenceType } from '../../kit/index.ts'

export interface IdentityPool {
  IdentityPoolId: string
  /** `DescribeIdentityPool`. */
  IdentityPool: AwsIdentityPool | null
  /** `GetIdentityPoolRoles`: the roles of guests and of those who signed in. */
  Roles: Pick<GetIdentityPoolRolesResponse, 'Roles' | 'RoleMappings'> | null
}

export const identityPool = evidenceType<IdentityPool>({
  id: 'aws.cognito.identity-pool',
  title: 'Cognito identity pools, and the roles that they give',
  reach: 'region',
  population: 'every Cognito identity pool of the account in the region; identities are not read',
})
