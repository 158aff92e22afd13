import type { Reader } from '../../kit/index.ts'
import { listInstances } from '../shared/identity-center.calls.ts'
import type { Instance } from './instance.ts'

export { listInstances }

const read: Reader<Instance> = async function* (aws) {
  for await (const settings of aws.list(listInstances, {}))
    yield { id: settings.InstanceArn, name: settings.Name || settings.IdentityStoreId, settings }
}

export default read
