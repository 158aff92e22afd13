import { DescribeStateMachineCommand, ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn'
import { call, list, type Reader } from '../../kit/index.ts'
import type { StateMachine } from './state-machine.ts'

export const listStateMachines = list({
  action: 'states:ListStateMachines',
  client: SFNClient,
  command: ListStateMachinesCommand,
  items: 'stateMachines',
  id: 'stateMachineArn',
  token: 'nextToken',
})

/** Asked without the definition, so that its key is not needed (API reference, `includedData`). */
export const describeStateMachine = call({
  action: 'states:DescribeStateMachine',
  client: SFNClient,
  command: DescribeStateMachineCommand,
  gone: ['StateMachineDoesNotExist'],
})

const read: Reader<StateMachine> = async function* (aws) {
  for await (const { stateMachineArn, name } of aws.list(listStateMachines, {}))
    yield {
      id: stateMachineArn,
      name,
      settings: {
        stateMachineArn,
        name: name ?? null,
        StateMachine: aws.get(describeStateMachine, { stateMachineArn, includedData: 'METADATA_ONLY' }, r => ({
          encryptionConfiguration: r.encryptionConfiguration,
          loggingConfiguration: r.loggingConfiguration,
          revisionId: r.revisionId,
          roleArn: r.roleArn,
          status: r.status,
          tracingConfiguration: r.tracingConfiguration,
          type: r.type,
        })),
      },
    }
}

export default read
