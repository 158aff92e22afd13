import type { UserProfileDetails } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

/** One of them as ListUserProfiles answers it. */
export type UserProfile = UserProfileDetails

export const userProfile = evidenceType<UserProfile>({
  id: 'aws.sagemaker.user-profile',
  title: 'SageMaker user profiles',
  reach: 'region',
  population: 'every user profile of the SageMaker domains of the account in the region, in any state',
})
