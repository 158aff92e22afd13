import type { DescribeDomainResponse } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

export interface Domain {
  DomainId: string
  /** Of `DescribeDomain`. */
  Domain: Pick<
    DescribeDomainResponse,
    | 'Status'
    | 'AuthMode'
    | 'AppNetworkAccessType'
    | 'AppSecurityGroupManagement'
    | 'VpcId'
    | 'SubnetIds'
    | 'SecurityGroupIdForDomainBoundary'
    | 'SingleSignOnApplicationArn'
    | 'KmsKeyId'
    | 'HomeEfsFileSystemId'
    | 'DefaultUserSettings'
    | 'DefaultSpaceSettings'
    | 'DomainSettings'
    | 'CreationTime'
    | 'LastModifiedTime'
  > | null
}

export const domain = evidenceType<Domain>({
  id: 'aws.sagemaker.domain',
  title: 'SageMaker domains, how people sign in and their networks',
  reach: 'region',
  population: 'every SageMaker domain of the account in the region, in any state',
})
