import {
  BatchGetRepositoryScanningConfigurationCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ecr'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Repository } from './repository.ts'

const repository = { client: ECRClient, gone: ['RepositoryNotFoundException'] }

export const describeRepositories = list({
  action: 'ecr:DescribeRepositories',
  client: ECRClient,
  command: DescribeRepositoriesCommand,
  items: 'repositories',
  id: ['repositoryArn', 'repositoryName'],
  token: 'nextToken',
})

export const getScanningConfiguration = call({
  ...repository,
  action: 'ecr:BatchGetRepositoryScanningConfiguration',
  command: BatchGetRepositoryScanningConfigurationCommand,
})

export const getRepositoryPolicy = call({
  ...repository,
  action: 'ecr:GetRepositoryPolicy',
  command: GetRepositoryPolicyCommand,
  absent: ['RepositoryPolicyNotFoundException'],
})

export const getLifecyclePolicy = call({
  ...repository,
  action: 'ecr:GetLifecyclePolicy',
  command: GetLifecyclePolicyCommand,
  absent: ['LifecyclePolicyNotFoundException'],
})

export const listTags = call({
  ...repository,
  action: 'ecr:ListTagsForResource',
  command: ListTagsForResourceCommand,
})

const read: Reader<Repository> = async function* (aws) {
  for await (const repository of aws.list(describeRepositories, {})) {
    const { repositoryArn, repositoryName } = repository
    yield {
      id: repositoryArn,
      name: repositoryName,
      settings: {
        repository,
        scanningConfiguration: aws.get(getScanningConfiguration, { repositoryNames: [repositoryName] }, r =>
          r.scanningConfigurations?.find(of => of.repositoryName === repositoryName),
        ),
        policyText: aws.get(getRepositoryPolicy, { repositoryName }, r => r.policyText ?? ''),
        lifecyclePolicyText: aws.get(getLifecyclePolicy, { repositoryName }, r => r.lifecyclePolicyText ?? ''),
        tags: aws.get(listTags, { resourceArn: repositoryArn }, r => r.tags),
      },
    }
  }
}

export default read
