import {
  IAMClient,
  ListServiceSpecificCredentialsCommand,
  type ServiceSpecificCredentialMetadata,
} from '@aws-sdk/client-iam'
import { list, type Reader } from '../../kit/index.ts'

/** "The specified service does not support service-specific credentials": not in this partition. */
export const listCredentials = list({
  action: 'iam:ListServiceSpecificCredentials',
  client: IAMClient,
  command: ListServiceSpecificCredentialsCommand,
  items: 'ServiceSpecificCredentials',
  id: 'ServiceSpecificCredentialId',
  token: 'Marker',
  absent: ['ServiceNotSupportedException'],
  none: 'Amazon Bedrock has no such keys here',
})

const read: Reader<ServiceSpecificCredentialMetadata> = async function* (aws) {
  const asked = { AllUsers: true, ServiceName: 'bedrock.amazonaws.com', MaxItems: 1000 }
  for await (const one of aws.list(listCredentials, asked))
    yield {
      id: one.ServiceSpecificCredentialId,
      name: one.ServiceCredentialAlias ?? one.UserName,
      settings: one,
    }
}

export default read
