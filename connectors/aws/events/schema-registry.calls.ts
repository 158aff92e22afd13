import { GetResourcePolicyCommand, ListRegistriesCommand, SchemasClient } from '@aws-sdk/client-schemas'
import { call, list, type Reader } from '../../kit/index.ts'
import type { SchemaRegistry } from './schema-registry.ts'

export const listRegistries = list({
  action: 'schemas:ListRegistries',
  client: SchemasClient,
  command: ListRegistriesCommand,
  items: 'Registries',
  id: ['RegistryArn', 'RegistryName'],
  token: 'NextToken',
})

/** AWS says by the same error that there is no policy and that there is no registry. */
export const getResourcePolicy = call({
  action: 'schemas:GetResourcePolicy',
  client: SchemasClient,
  command: GetResourcePolicyCommand,
  absent: ['NotFoundException'],
})

const read: Reader<SchemaRegistry> = async function* (aws) {
  for await (const one of aws.list(listRegistries, { Scope: 'LOCAL', Limit: 100 })) {
    const { RegistryArn, RegistryName } = one
    const Policy = aws.get(getResourcePolicy, { RegistryName }, r =>
      r.Policy === undefined ? undefined : `${r.Policy}`,
    )
    yield { id: RegistryArn, name: RegistryName, settings: { ...one, Policy } }
  }
}

export default read
