import type { AliasListEntry, GetKeyRotationStatusCommandOutput, KeyMetadata, Tag } from '@aws-sdk/client-kms'
import { evidenceType } from '../../kit/index.ts'

export interface Key {
  KeyId: string | undefined
  KeyArn: string | undefined
  /** As DescribeKey answers it. */
  KeyMetadata: KeyMetadata | null
  /** As GetKeyRotationStatus answers it; null: KMS offers no automatic rotation for the key. */
  Rotation: Pick<GetKeyRotationStatusCommandOutput, 'KeyRotationEnabled' | 'RotationPeriodInDays'> | null
  /** Moves with each rotation. */
  NextRotationDate: Date | null
  /** The JSON text of the key policy `default`, the only one a key has. */
  Policy: string | null
  Aliases: AliasListEntry[]
  Tags: Tag[] | null
}

export const key = evidenceType<Key>({
  id: 'aws.kms.key',
  title: 'KMS keys, their rotation and policies',
  reach: 'region',
  population:
    'every KMS key of the account in the region, as ListKeys lists them: customer managed and AWS managed ones, of every kind, origin and state, those pending deletion too; keys that AWS owns are not among them',
  observed: ['/NextRotationDate'],
})
