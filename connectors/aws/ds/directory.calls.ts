import {
  DescribeDirectoriesCommand,
  DescribeEventTopicsCommand,
  DescribeLDAPSSettingsCommand,
  DirectoryServiceClient,
  ListCertificatesCommand,
  ListLogSubscriptionsCommand,
} from '@aws-sdk/client-directory-service'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Directory } from './directory.ts'

const client = DirectoryServiceClient
/** AWS says by it that a directory of this kind has no such thing. */
const UNSUPPORTED = ['UnsupportedOperationException']

export const describeDirectories = list({
  action: 'ds:DescribeDirectories',
  client,
  command: DescribeDirectoriesCommand,
  items: 'DirectoryDescriptions',
  id: 'DirectoryId',
  token: 'NextToken',
})

export const listLogSubscriptions = list({
  action: 'ds:ListLogSubscriptions',
  client,
  command: ListLogSubscriptionsCommand,
  items: 'LogSubscriptions',
  token: 'NextToken',
  gone: ['EntityDoesNotExistException'],
})

export const describeEventTopics = call({
  action: 'ds:DescribeEventTopics',
  client,
  command: DescribeEventTopicsCommand,
  gone: ['EntityDoesNotExistException'],
})

export const listCertificates = list({
  action: 'ds:ListCertificates',
  client,
  command: ListCertificatesCommand,
  items: 'CertificatesInfo',
  token: 'NextToken',
  absent: UNSUPPORTED,
  gone: ['DirectoryDoesNotExistException'],
})

export const describeLDAPSSettings = list({
  action: 'ds:DescribeLDAPSSettings',
  client,
  command: DescribeLDAPSSettingsCommand,
  items: 'LDAPSSettingsInfo',
  token: 'NextToken',
  absent: UNSUPPORTED,
  gone: ['DirectoryDoesNotExistException'],
})

const read: Reader<Directory> = async function* (aws) {
  for await (const directory of aws.list(describeDirectories, {})) {
    const { DirectoryId } = directory
    yield {
      id: arnOf(aws, 'ds', `directory/${DirectoryId}`),
      name: directory.Name || DirectoryId,
      settings: {
        ...directory,
        LogSubscriptions: aws.all(listLogSubscriptions, { DirectoryId }),
        EventTopics: aws.get(describeEventTopics, { DirectoryId }, r => r.EventTopics),
        CertificatesInfo: aws.all(listCertificates, { DirectoryId }),
        LDAPSSettingsInfo: aws.all(describeLDAPSSettings, { DirectoryId, Type: 'Client' }),
      },
    }
  }
}

export default read
