import { FMSClient, GetAdminScopeCommand } from '@aws-sdk/client-fms'
import { call, NoneByDefinition, type Reader } from '../../kit/index.ts'
import type { Administrator } from './administrator.ts'
import { NO_ADMINISTRATOR, NONE } from './not-for-others.ts'

export const getAdminScope = call({
  action: 'fms:GetAdminScope',
  client: FMSClient,
  command: GetAdminScopeCommand,
  absent: NO_ADMINISTRATOR,
})

const read: Reader<Administrator> = async function* (aws) {
  const settings = await aws.get(getAdminScope, { AdminAccount: aws.account }, ({ AdminScope, Status }) =>
    AdminScope || Status ? { AdminScope, Status } : undefined,
  )
  if (settings === null) throw new NoneByDefinition(NONE)
  yield { id: aws.accountArn, name: aws.account, settings }
}

export default read
