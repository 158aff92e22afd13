import {
  DescribeSecurityPolicyCommand,
  DescribeServerCommand,
  ListServersCommand,
  TransferClient,
} from '@aws-sdk/client-transfer'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Server } from './server.ts'

export const listServers = list({
  action: 'transfer:ListServers',
  client: TransferClient,
  command: ListServersCommand,
  items: 'Servers',
  id: ['Arn', 'ServerId'],
  token: 'NextToken',
})

export const describeServer = call({
  action: 'transfer:DescribeServer',
  client: TransferClient,
  command: DescribeServerCommand,
  gone: ['ResourceNotFoundException'],
})

/** Servers share few policies. */
export const describeSecurityPolicy = call({
  action: 'transfer:DescribeSecurityPolicy',
  client: TransferClient,
  command: DescribeSecurityPolicyCommand,
  shared: true,
})

const read: Reader<Server> = async function* (aws) {
  for await (const { Arn, ServerId } of aws.list(listServers, {})) {
    const Server = aws.get(describeServer, { ServerId }, r => r.Server)
    yield {
      id: Arn,
      name: ServerId,
      settings: {
        Arn,
        Server,
        SecurityPolicy: aws.field(async () => {
          const SecurityPolicyName = (await Server)?.SecurityPolicyName
          if (!SecurityPolicyName) return null
          return aws.get(describeSecurityPolicy, { SecurityPolicyName }, r => r.SecurityPolicy)
        }),
      },
    }
  }
}

export default read
