import type { RegistryScanningConfiguration, ReplicationConfiguration } from '@aws-sdk/client-ecr'
import { evidenceType } from '../../kit/index.ts'

export interface Registry {
  /** `GetRegistryScanningConfiguration`. */
  scanningConfiguration: RegistryScanningConfiguration | null
  /** `DescribeRegistry`. */
  replicationConfiguration: ReplicationConfiguration | null
  /** `GetRegistryPolicy`; `null`: the registry has none. */
  policyText: string | null
}

export const registry = evidenceType<Registry>({
  id: 'aws.ecr.registry',
  title: 'Private registries of ECR: how images are scanned and copied, and who may push from elsewhere',
  reach: 'region',
  population: 'the private registry that the account has in the region, whether or not there is a repository in it',
})
