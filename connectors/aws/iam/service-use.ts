import type { ServiceLastAccessed } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

/** Which services a user or role may use by its policies, and when it last did. */
export interface ServiceUse {
  Arn: string
  /**
   * `GetServiceLastAccessedDetails`, service by service; without `LastAuthenticated` it was not used in the 400 days that AWS looks back.
   * `null`: a role of which AWS recorded no use at all, and that is therefore not asked about.
   */
  ServicesLastAccessed:
    | Pick<ServiceLastAccessed, 'ServiceNamespace' | 'LastAuthenticated' | 'LastAuthenticatedRegion'>[]
    | null
}

export const serviceUse = evidenceType<ServiceUse>({
  id: 'aws.iam.service-use',
  title: 'Services that IAM users and roles may use, and when they last did',
  reach: 'account',
  population:
    'every IAM user, and every IAM role but service-linked ones, which AWS itself uses; AWS adds activity within about four hours',
  observed: ['/ServicesLastAccessed'],
})
