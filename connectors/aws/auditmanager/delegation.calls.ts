import { AuditManagerClient, GetDelegationsCommand } from '@aws-sdk/client-auditmanager'
import { list, type Reader } from '../../kit/index.ts'
import type { Delegation } from './delegation.ts'
import { getAccountStatus, mustBeSetUp, NOT_SET_UP, SETUP_MISSING } from './status.calls.ts'

export { getAccountStatus }

export const getDelegations = list({
  action: 'auditmanager:GetDelegations',
  client: AuditManagerClient,
  command: GetDelegationsCommand,
  items: 'delegations',
  id: 'id',
  token: 'nextToken',
  absent: [SETUP_MISSING],
  none: NOT_SET_UP,
})

const read: Reader<Delegation> = async function* (aws) {
  await mustBeSetUp(aws)
  for await (const settings of aws.list(getDelegations, {}))
    yield {
      id: settings.id,
      name: [settings.assessmentName, settings.controlSetName].filter(Boolean).join(', '),
      settings,
    }
}

export default read
