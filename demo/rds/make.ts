import {
  AddTagsToResourceCommand,
  CreateDBClusterCommand,
  type CreateDBClusterCommandInput,
  CreateDBClusterParameterGroupCommand,
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBParameterGroupCommand,
  ModifyDBClusterParameterGroupCommand,
  ModifyDBParameterGroupCommand,
  type Parameter,
  type RDSClient,
} from '@aws-sdk/client-rds'

// The emulator asks for a password where a database has a first user; this one opens nothing.
const MasterUserPassword = 'made-up-for-the-emulator'
const USER = { MasterUsername: 'nwp_admin', MasterUserPassword }

export const cluster = (rds: RDSClient, input: Omit<CreateDBClusterCommandInput, 'MasterUsername'>) =>
  rds.send(new CreateDBClusterCommand({ ...USER, ...input }))

/** An instance of its own. */
export const instance = (rds: RDSClient, input: CreateDBInstanceCommandInput) =>
  rds.send(new CreateDBInstanceCommand({ ...USER, AllocatedStorage: 100, ...input }))

/** An instance of a cluster, which holds user and storage. */
export const member = (rds: RDSClient, input: CreateDBInstanceCommandInput & { DBClusterIdentifier: string }) =>
  rds.send(new CreateDBInstanceCommand(input))

type Values = Record<string, string>

const parameters = (values: Values): Parameter[] =>
  Object.entries(values).map(([ParameterName, ParameterValue]) => ({
    ParameterName,
    ParameterValue,
    ApplyMethod: 'immediate',
  }))

export async function group(rds: RDSClient, name: string, family: string, values: Values): Promise<void> {
  const DBParameterGroupName = name
  await rds.send(
    new CreateDBParameterGroupCommand({ DBParameterGroupName, DBParameterGroupFamily: family, Description: name }),
  )
  await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters: parameters(values) }))
}

export async function clusterGroup(rds: RDSClient, name: string, family: string, values: Values): Promise<void> {
  const of = { DBClusterParameterGroupName: name }
  await rds.send(new CreateDBClusterParameterGroupCommand({ ...of, DBParameterGroupFamily: family, Description: name }))
  await rds.send(new ModifyDBClusterParameterGroupCommand({ ...of, Parameters: parameters(values) }))
}

export const tag = (rds: RDSClient, ResourceName: string | undefined, tags: Values) =>
  rds.send(
    new AddTagsToResourceCommand({ ResourceName, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
  )
