import {
  DescribeAccessEntryCommand,
  EKSClient,
  ListAccessEntriesCommand,
  ListAssociatedAccessPoliciesCommand,
} from '@aws-sdk/client-eks'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import type { AccessEntry } from './access-entry.ts'
import { listClusters } from './cluster.calls.ts'

export { listClusters }

/** A cluster that went away meanwhile has none, nor has one that knows its users by a ConfigMap alone. */
export const listAccessEntries = list({
  action: 'eks:ListAccessEntries',
  client: EKSClient,
  command: ListAccessEntriesCommand,
  items: 'accessEntries',
  token: 'nextToken',
  absent: [
    'ResourceNotFoundException',
    { name: 'InvalidRequestException', message: /authentication mode must be set/i },
  ],
})

export const describeAccessEntry = call({
  action: 'eks:DescribeAccessEntry',
  client: EKSClient,
  command: DescribeAccessEntryCommand,
  gone: ['ResourceNotFoundException'],
})

export const listAssociatedAccessPolicies = list({
  action: 'eks:ListAssociatedAccessPolicies',
  client: EKSClient,
  command: ListAssociatedAccessPoliciesCommand,
  items: 'associatedAccessPolicies',
  token: 'nextToken',
  gone: ['ResourceNotFoundException'],
})

async function* entriesOf(aws: Aws, clusterName: string) {
  for await (const principalArn of aws.list(listAccessEntries, { clusterName })) yield { clusterName, principalArn }
}

const read: Reader<AccessEntry> = async function* (aws) {
  for await (const names of underEach(aws, aws.list(listClusters, {}), cluster => entriesOf(aws, cluster)))
    yield {
      // The ARN ends with an id that the list does not tell.
      id: `${names.clusterName}/${names.principalArn}`,
      name: names.principalArn,
      settings: {
        ...names,
        AccessEntry: aws.get(describeAccessEntry, names, r => r.accessEntry),
        AccessPolicies: aws.all(listAssociatedAccessPolicies, names),
      },
    }
}

export default read
