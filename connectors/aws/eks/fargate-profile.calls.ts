import { DescribeFargateProfileCommand, EKSClient, ListFargateProfilesCommand } from '@aws-sdk/client-eks'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { listClusters } from './cluster.calls.ts'
import type { FargateProfile } from './fargate-profile.ts'

export { listClusters }

/** A cluster that went away meanwhile has none. */
export const listFargateProfiles = list({
  action: 'eks:ListFargateProfiles',
  client: EKSClient,
  command: ListFargateProfilesCommand,
  items: 'fargateProfileNames',
  token: 'nextToken',
  absent: ['ResourceNotFoundException'],
})

export const describeFargateProfile = call({
  action: 'eks:DescribeFargateProfile',
  client: EKSClient,
  command: DescribeFargateProfileCommand,
  gone: ['ResourceNotFoundException'],
})

async function* profilesOf(aws: Aws, clusterName: string) {
  for await (const fargateProfileName of aws.list(listFargateProfiles, { clusterName }))
    yield { clusterName, fargateProfileName }
}

const read: Reader<FargateProfile> = async function* (aws) {
  for await (const names of underEach(aws, aws.list(listClusters, {}), cluster => profilesOf(aws, cluster)))
    yield {
      // The ARN ends with an id that the list does not tell.
      id: `${names.clusterName}/${names.fargateProfileName}`,
      name: names.fargateProfileName,
      settings: { ...names, FargateProfile: aws.get(describeFargateProfile, names, r => r.fargateProfile) },
    }
}

export default read
