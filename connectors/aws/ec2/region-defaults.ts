import type {
  GetEbsEncryptionByDefaultResult,
  GetImageBlockPublicAccessStateResult,
  GetSnapshotBlockPublicAccessStateResult,
  InstanceMetadataDefaultsResponse,
} from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** What the account presets for new EC2 resources in a region; each field as the named `Get…` operation answers it. */
export interface RegionDefaults {
  EbsEncryptionByDefault: GetEbsEncryptionByDefaultResult['EbsEncryptionByDefault'] | null
  /** The key's ARN, or `alias/aws/ebs`. */
  EbsDefaultKmsKeyId: string | null
  SnapshotBlockPublicAccess: Pick<GetSnapshotBlockPublicAccessStateResult, 'State' | 'ManagedBy'> | null
  ImageBlockPublicAccess: Pick<GetImageBlockPublicAccessStateResult, 'ImageBlockPublicAccessState' | 'ManagedBy'> | null
  /** `null` or a missing `HttpTokens`: the account prefers nothing. */
  InstanceMetadataDefaults: InstanceMetadataDefaultsResponse | null
}

export const regionDefaults = evidenceType<RegionDefaults>({
  id: 'aws.ec2.region-defaults',
  title: 'EC2 defaults of the account in a region',
  reach: 'region',
  population:
    'the account itself, once in the region: its presets for EBS encryption, sharing of snapshots and images, and instance metadata',
})
