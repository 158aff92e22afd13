import type { GetEmailIdentityResponse } from '@aws-sdk/client-sesv2'
import { evidenceType } from '../../kit/index.ts'

export interface EmailIdentity {
  IdentityName: string
  /** `GetEmailIdentity`, but for its policies. */
  Identity: Omit<GetEmailIdentityResponse, 'Policies'> | null
  /** Of `GetEmailIdentity`: who else may send as the identity, by name of the policy. */
  Policies: Record<string, string> | null
}

export const emailIdentity = evidenceType<EmailIdentity>({
  id: 'aws.sesv2.email-identity',
  title: 'Domains and addresses that SES sends as, how their mail is signed and who may use them',
  reach: 'region',
  population: 'every email identity of SES of the account in the region, verified or not',
})
