import { DescribeDocumentPermissionCommand, ListDocumentsCommand, SSMClient } from '@aws-sdk/client-ssm'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Document } from './document.ts'

export const listDocuments = list({
  action: 'ssm:ListDocuments',
  client: SSMClient,
  command: ListDocumentsCommand,
  items: 'DocumentIdentifiers',
  id: 'Name',
  token: 'NextToken',
})

export const describeDocumentPermission = list({
  action: 'ssm:DescribeDocumentPermission',
  client: SSMClient,
  command: DescribeDocumentPermissionCommand,
  items: 'AccountIds',
  token: 'NextToken',
  gone: ['InvalidDocument'],
})

const OWN = [{ Key: 'Owner', Values: ['Self'] }]

const read: Reader<Document> = async function* (aws) {
  for await (const document of aws.list(listDocuments, { Filters: OWN, MaxResults: 50 })) {
    const { Name } = document
    yield {
      id: arnOf(aws, 'ssm', `document/${Name}`),
      name: Name,
      settings: { ...document, AccountIds: aws.all(describeDocumentPermission, { Name, PermissionType: 'Share' }) },
    }
  }
}

export default read
