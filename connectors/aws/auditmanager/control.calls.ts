import { AuditManagerClient, ControlType, GetControlCommand, ListControlsCommand } from '@aws-sdk/client-auditmanager'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Control } from './control.ts'
import { getAccountStatus, mustBeSetUp, NOT_SET_UP, SETUP_MISSING } from './status.calls.ts'

export { getAccountStatus }

export const listControls = list({
  action: 'auditmanager:ListControls',
  client: AuditManagerClient,
  command: ListControlsCommand,
  items: 'controlMetadataList',
  id: 'id',
  token: 'nextToken',
  absent: [SETUP_MISSING],
  none: NOT_SET_UP,
})

export const getControl = call({
  action: 'auditmanager:GetControl',
  client: AuditManagerClient,
  command: GetControlCommand,
  gone: ['ResourceNotFoundException'],
})

const read: Reader<Control> = async function* (aws) {
  await mustBeSetUp(aws)
  for await (const Metadata of aws.list(listControls, { controlType: ControlType.CUSTOM })) {
    const { id, arn, name } = Metadata
    yield {
      id: arn ?? arnOf(aws, 'auditmanager', `control/${id}`),
      name: name || id,
      settings: { Metadata, Control: aws.get(getControl, { controlId: id }, r => r.control) },
    }
  }
}

export default read
