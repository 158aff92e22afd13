import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { underEach } from '../shared/batches.ts'
import { listUserPools, MOST } from './user-pool.calls.ts'
import type { UserPoolClient } from './user-pool-client.ts'

export { listUserPools }

/** A pool that went away meanwhile has none. */
export const listUserPoolClients = list({
  action: 'cognito-idp:ListUserPoolClients',
  client: CognitoIdentityProviderClient,
  command: ListUserPoolClientsCommand,
  items: 'UserPoolClients',
  id: 'ClientId',
  token: 'NextToken',
  absent: ['ResourceNotFoundException'],
})

export const describeUserPoolClient = call({
  action: 'cognito-idp:DescribeUserPoolClient',
  client: CognitoIdentityProviderClient,
  command: DescribeUserPoolClientCommand,
  gone: ['ResourceNotFoundException'],
})

async function* clientsOf(aws: Aws, UserPoolId: string) {
  for await (const { ClientId, ClientName } of aws.list(listUserPoolClients, { UserPoolId, ...MOST }))
    yield { UserPoolId, ClientId, ClientName }
}

const read: Reader<UserPoolClient> = async function* (aws) {
  const clients = underEach(aws, aws.list(listUserPools, MOST), ({ Id }) => clientsOf(aws, Id))
  for await (const { ClientName, ...names } of clients)
    yield {
      id: arnOf(aws, 'cognito-idp', `userpool/${names.UserPoolId}/client/${names.ClientId}`),
      name: ClientName || names.ClientId,
      settings: { ...names, UserPoolClient: aws.get(describeUserPoolClient, names, r => r.UserPoolClient) },
    }
}

export default read
