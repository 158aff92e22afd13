import { AuditManagerClient } from '@aws-sdk/client-auditmanager'
import type { Context, Target } from '../adapter.ts'
import { awsOptions } from '../kit/aws.ts'
import type { Config, Secrets } from './config.ts'

export const clientFor = ({ config, secrets }: Target<Config, Secrets>, context: Context): AuditManagerClient =>
  new AuditManagerClient(awsOptions(config, secrets, context))

export const means = {
  AccessDeniedException:
    'the credentials lack the right, or the account never used Audit Manager, which is closed to new customers',
  ResourceNotFoundException: 'there is no such assessment, control set or control',
} as const
