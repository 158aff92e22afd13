import { ListUserProfilesCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { UserProfile } from './user-profile.ts'

export const listUserProfiles = list({
  action: 'sagemaker:ListUserProfiles',
  client: SageMakerClient,
  command: ListUserProfilesCommand,
  items: 'UserProfiles',
  id: ['DomainId', 'UserProfileName'],
  token: 'NextToken',
})

const read: Reader<UserProfile> = async function* (aws) {
  for await (const one of aws.list(listUserProfiles, { MaxResults: 100 }))
    yield {
      id: arnOf(aws, 'sagemaker', `user-profile/${one.DomainId}/${one.UserProfileName}`),
      name: one.UserProfileName,
      settings: one,
    }
}

export default read
