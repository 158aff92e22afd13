import { AuditManagerClient, GetAccountStatusCommand } from '@aws-sdk/client-auditmanager'
import { type Aws, call, type ErrorPattern, NoneByDefinition } from '../../kit/index.ts'

export const NOT_SET_UP = 'Audit Manager is not set up in the account'

/**
 * "Please complete AWS Audit Manager setup from home page to enable this action in this account." A refusal by a policy
 * has the same name, and another message.
 */
export const SETUP_MISSING: ErrorPattern = {
  name: 'AccessDeniedException',
  message: /complete AWS Audit Manager setup/i,
}

/** Answered to every account, set up or not. */
export const getAccountStatus = call({
  action: 'auditmanager:GetAccountStatus',
  client: AuditManagerClient,
  command: GetAccountStatusCommand,
  shared: true,
})

export const isSetUp = (status: string | null): boolean => status !== 'INACTIVE' && status !== 'PENDING_ACTIVATION'

/** Ends the reading of what an account without Audit Manager cannot have. */
export async function mustBeSetUp(aws: Aws): Promise<void> {
  if (!isSetUp(await aws.get(getAccountStatus, {}, r => r.status))) throw new NoneByDefinition(NOT_SET_UP)
}
