import { ListProtectionsCommand, ShieldClient } from '@aws-sdk/client-shield'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Protection } from './protection.ts'
import { NO_SUBSCRIPTION } from './subscription.calls.ts'

export const listProtections = list({
  action: 'shield:ListProtections',
  client: ShieldClient,
  command: ListProtectionsCommand,
  items: 'Protections',
  id: 'Id',
  token: 'NextToken',
  absent: NO_SUBSCRIPTION,
  none: 'the account has no subscription of Shield Advanced',
})

const read: Reader<Protection> = async function* (aws) {
  for await (const settings of aws.list(listProtections, {})) {
    const { Id, ProtectionArn, Name } = settings
    yield { id: ProtectionArn ?? arnOf(aws, 'shield', `protection/${Id}`, { region: '' }), name: Name || Id, settings }
  }
}

export default read
