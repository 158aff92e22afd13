import type { DescribeNotebookInstanceOutput } from '@aws-sdk/client-sagemaker'
import { evidenceType } from '../../kit/index.ts'

export interface NotebookInstance {
  NotebookInstanceName: string
  /** Of `DescribeNotebookInstance`. */
  NotebookInstance: Pick<
    DescribeNotebookInstanceOutput,
    | 'NotebookInstanceStatus'
    | 'InstanceType'
    | 'SubnetId'
    | 'SecurityGroups'
    | 'RoleArn'
    | 'KmsKeyId'
    | 'DirectInternetAccess'
    | 'RootAccess'
    | 'PlatformIdentifier'
    | 'InstanceMetadataServiceConfiguration'
    | 'NotebookInstanceLifecycleConfigName'
    | 'CreationTime'
    | 'LastModifiedTime'
  > | null
}

export const notebookInstance = evidenceType<NotebookInstance>({
  id: 'aws.sagemaker.notebook-instance',
  title: 'SageMaker notebook instances, their networks and rights',
  reach: 'region',
  population: 'every notebook instance of the account in the region, in any state',
  observed: ['/NotebookInstance/NotebookInstanceStatus'],
})
