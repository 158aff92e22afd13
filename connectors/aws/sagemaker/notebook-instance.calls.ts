import {
  DescribeNotebookInstanceCommand,
  ListNotebookInstancesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import { call, list, type Reader } from '../../kit/index.ts'
import type { NotebookInstance } from './notebook-instance.ts'

export const listNotebookInstances = list({
  action: 'sagemaker:ListNotebookInstances',
  client: SageMakerClient,
  command: ListNotebookInstancesCommand,
  items: 'NotebookInstances',
  id: ['NotebookInstanceArn', 'NotebookInstanceName'],
  token: 'NextToken',
})

export const describeNotebookInstance = call({
  action: 'sagemaker:DescribeNotebookInstance',
  client: SageMakerClient,
  command: DescribeNotebookInstanceCommand,
})

const read: Reader<NotebookInstance> = async function* (aws) {
  for await (const { NotebookInstanceArn, NotebookInstanceName } of aws.list(listNotebookInstances, {
    MaxResults: 100,
  }))
    yield {
      id: NotebookInstanceArn,
      name: NotebookInstanceName,
      settings: {
        NotebookInstanceName,
        NotebookInstance: aws.get(describeNotebookInstance, { NotebookInstanceName }, r =>
          r.NotebookInstanceArn === undefined
            ? undefined
            : {
                NotebookInstanceStatus: r.NotebookInstanceStatus,
                InstanceType: r.InstanceType,
                SubnetId: r.SubnetId,
                SecurityGroups: r.SecurityGroups,
                RoleArn: r.RoleArn,
                KmsKeyId: r.KmsKeyId,
                DirectInternetAccess: r.DirectInternetAccess,
                RootAccess: r.RootAccess,
                PlatformIdentifier: r.PlatformIdentifier,
                InstanceMetadataServiceConfiguration: r.InstanceMetadataServiceConfiguration,
                NotebookInstanceLifecycleConfigName: r.NotebookInstanceLifecycleConfigName,
                CreationTime: r.CreationTime,
                LastModifiedTime: r.LastModifiedTime,
              },
        ),
      },
    }
}

export default read
