import { DescribeDomainCommand, ListDomainsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Domain } from './domain.ts'

export const listDomains = list({
  action: 'sagemaker:ListDomains',
  client: SageMakerClient,
  command: ListDomainsCommand,
  items: 'Domains',
  id: ['DomainArn', 'DomainId'],
  token: 'NextToken',
})

export const describeDomain = call({
  action: 'sagemaker:DescribeDomain',
  client: SageMakerClient,
  command: DescribeDomainCommand,
  gone: ['ResourceNotFound'],
})

const read: Reader<Domain> = async function* (aws) {
  for await (const { DomainArn, DomainId, DomainName } of aws.list(listDomains, { MaxResults: 100 }))
    yield {
      id: DomainArn,
      name: DomainName ?? DomainId,
      settings: {
        DomainId,
        Domain: aws.get(describeDomain, { DomainId }, r =>
          r.DomainArn === undefined
            ? undefined
            : {
                Status: r.Status,
                AuthMode: r.AuthMode,
                AppNetworkAccessType: r.AppNetworkAccessType,
                AppSecurityGroupManagement: r.AppSecurityGroupManagement,
                VpcId: r.VpcId,
                SubnetIds: r.SubnetIds,
                SecurityGroupIdForDomainBoundary: r.SecurityGroupIdForDomainBoundary,
                SingleSignOnApplicationArn: r.SingleSignOnApplicationArn,
                KmsKeyId: r.KmsKeyId,
                HomeEfsFileSystemId: r.HomeEfsFileSystemId,
                DefaultUserSettings: r.DefaultUserSettings,
                DefaultSpaceSettings: r.DefaultSpaceSettings,
                DomainSettings: r.DomainSettings,
                CreationTime: r.CreationTime,
                LastModifiedTime: r.LastModifiedTime,
              },
        ),
      },
    }
}

export default read
