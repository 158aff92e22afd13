import type { DelegatedAdministrator as Delegated, DelegatedService } from '@aws-sdk/client-organizations'
import { evidenceType } from '../../kit/index.ts'

export interface DelegatedAdministrator extends Delegated {
  /** `ListDelegatedServicesForAccount`. */
  DelegatedServices: DelegatedService[] | null
}

export const delegatedAdministrator = evidenceType<DelegatedAdministrator>({
  id: 'aws.organizations.delegated-administrator',
  title: 'Accounts that administer services for the organization',
  reach: 'account',
  population:
    'every account registered as delegated administrator of at least one service; none for a standalone account',
  secrets: [{ pointer: '/Email', rule: 'organizations-root-email' }],
})
