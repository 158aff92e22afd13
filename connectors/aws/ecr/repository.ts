import type { Repository as Described, RepositoryScanningConfiguration, Tag } from '@aws-sdk/client-ecr'
import { evidenceType } from '../../kit/index.ts'

export interface Repository {
  /** Of `DescribeRepositories`. */
  repository: Described
  /** `BatchGetRepositoryScanningConfiguration`: what holds for the repository by its own setting and the registry's rules. */
  scanningConfiguration: RepositoryScanningConfiguration | null
  /** `GetRepositoryPolicy`; `null`: the repository has none. */
  policyText: string | null
  /** `GetLifecyclePolicy`; `null`: the repository has none. */
  lifecyclePolicyText: string | null
  tags: Tag[] | null
}

export const repository = evidenceType<Repository>({
  id: 'aws.ecr.repository',
  title: 'Private repositories of ECR, who may use them and how their images are scanned, replaced and removed',
  reach: 'region',
  population:
    'every repository of the private registry of the account in the region; repositories of ECR Public are none of them',
})
