import type { DelegationMetadata } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

/** One delegation, as `GetDelegations` answers it. */
export type Delegation = DelegationMetadata

export const delegation = evidenceType<Delegation>({
  id: 'aws.auditmanager.delegation',
  title: 'Delegations of AWS Audit Manager: who was asked to review what',
  reach: 'region',
  population:
    'every delegation that AWS tells of in the region; its comments stand in its assessment; none where Audit Manager is not set up',
})
