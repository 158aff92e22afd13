import { DescribeBrokerCommand, type DescribeBrokerResponse, ListBrokersCommand, MqClient } from '@aws-sdk/client-mq'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Broker, Description } from './broker.ts'

export const listBrokers = list({
  action: 'mq:ListBrokers',
  client: MqClient,
  command: ListBrokersCommand,
  items: 'BrokerSummaries',
  id: ['BrokerArn', 'BrokerId'],
  token: 'NextToken',
})

export const describeBroker = call({
  action: 'mq:DescribeBroker',
  client: MqClient,
  command: DescribeBrokerCommand,
  gone: ['NotFoundException'],
})

const MEMBERS = [
  'ActionsRequired',
  'AuthenticationStrategy',
  'AutoMinorVersionUpgrade',
  'BrokerId',
  'BrokerInstances',
  'BrokerName',
  'BrokerState',
  'Configurations',
  'Created',
  'DataReplicationMetadata',
  'DataReplicationMode',
  'DeploymentMode',
  'EncryptionOptions',
  'EngineType',
  'EngineVersion',
  'HostInstanceType',
  'LdapServerMetadata',
  'Logs',
  'MaintenanceWindowStartTime',
  'PendingEngineVersion',
  'PendingSecurityGroups',
  'PubliclyAccessible',
  'SecurityGroups',
  'StorageType',
  'SubnetIds',
  'Tags',
  'Users',
] as const satisfies (keyof DescribeBrokerResponse)[]

/** The answer is the description itself, with what the SDK adds to it. */
const brokerOf = (answer: DescribeBrokerResponse): Description =>
  Object.fromEntries(MEMBERS.map(member => [member, answer[member]])) as Description

const read: Reader<Broker> = async function* (aws) {
  for await (const { BrokerArn, BrokerId, BrokerName } of aws.list(listBrokers, {}))
    yield {
      id: BrokerArn,
      name: BrokerName || BrokerId,
      settings: {
        BrokerArn,
        Broker: aws.get(describeBroker, { BrokerId }, brokerOf),
      },
    }
}

export default read
