import {
  EC2Client,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSnapshotBlockPublicAccessStateCommand,
} from '@aws-sdk/client-ec2'
import { call, type Reader } from '../../kit/index.ts'
import type { RegionDefaults } from './region-defaults.ts'

export const getEbsEncryptionByDefault = call({
  action: 'ec2:GetEbsEncryptionByDefault',
  client: EC2Client,
  command: GetEbsEncryptionByDefaultCommand,
})

export const getEbsDefaultKmsKeyId = call({
  action: 'ec2:GetEbsDefaultKmsKeyId',
  client: EC2Client,
  command: GetEbsDefaultKmsKeyIdCommand,
})

export const getSnapshotBlockPublicAccessState = call({
  action: 'ec2:GetSnapshotBlockPublicAccessState',
  client: EC2Client,
  command: GetSnapshotBlockPublicAccessStateCommand,
})

export const getImageBlockPublicAccessState = call({
  action: 'ec2:GetImageBlockPublicAccessState',
  client: EC2Client,
  command: GetImageBlockPublicAccessStateCommand,
})

export const getInstanceMetadataDefaults = call({
  action: 'ec2:GetInstanceMetadataDefaults',
  client: EC2Client,
  command: GetInstanceMetadataDefaultsCommand,
})

const read: Reader<RegionDefaults> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: `${aws.account} in ${aws.region}`,
    settings: {
      EbsEncryptionByDefault: aws.get(getEbsEncryptionByDefault, {}, r => r.EbsEncryptionByDefault),
      EbsDefaultKmsKeyId: aws.get(getEbsDefaultKmsKeyId, {}, r => r.KmsKeyId),
      SnapshotBlockPublicAccess: aws.get(getSnapshotBlockPublicAccessState, {}, ({ State, ManagedBy }) => ({
        State,
        ManagedBy,
      })),
      ImageBlockPublicAccess: aws.get(
        getImageBlockPublicAccessState,
        {},
        ({ ImageBlockPublicAccessState, ManagedBy }) => ({ ImageBlockPublicAccessState, ManagedBy }),
      ),
      InstanceMetadataDefaults: aws.get(getInstanceMetadataDefaults, {}, r => r.AccountLevel),
    },
  }
}

export default read
