import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager'
import { evidenceType } from '../../kit/index.ts'

export type Metadata = Omit<DescribeSecretResponse, 'ARN'>

/** What AWS tells of a secret; its value is never asked for. */
export interface Secret {
  ARN: string
  /**
   * `DescribeSecret`. A secret that was never rotated has no RotationEnabled, one that was never read no LastAccessedDate,
   * which is a day, and one that is encrypted with the key aws/secretsmanager no KmsKeyId.
   */
  Metadata: Metadata | null
  /** `GetResourcePolicy`; `null`: the secret has none. */
  ResourcePolicy: string | null
}

export const secret = evidenceType<Secret>({
  id: 'aws.secretsmanager.secret',
  title: 'Secrets of Secrets Manager, their rotation, use and policies, without their values',
  reach: 'region',
  population:
    'every secret of the account in the region: copies of secrets of other regions, those that other AWS services manage and those that wait for their deletion among them',
  observed: [
    '/Metadata/LastAccessedDate',
    '/Metadata/LastChangedDate',
    '/Metadata/LastRotatedDate',
    '/Metadata/NextRotationDate',
    '/Metadata/VersionIdsToStages',
    '/Metadata/ReplicationStatus/*/LastAccessedDate',
  ],
})
