import type { Finding as AwsFinding, SensitiveDataItem } from '@aws-sdk/client-macie2'
import { evidenceType } from '../../kit/index.ts'

export interface Finding {
  id: string
  /** Of `GetFindings`: which object, and what kind of data is in it; neither where in the object, nor who did what to the bucket. */
  Finding: Pick<
    AwsFinding,
    | 'accountId'
    | 'archived'
    | 'category'
    | 'count'
    | 'createdAt'
    | 'updatedAt'
    | 'region'
    | 'sample'
    | 'severity'
    | 'title'
    | 'type'
  > & {
    bucket: string | undefined
    object: string | undefined
    sensitiveData: Pick<SensitiveDataItem, 'category' | 'totalCount'>[]
  }
}

export const finding = evidenceType<Finding>({
  id: 'aws.macie2.finding',
  title: 'What Macie has found of high severity, and nobody has archived',
  reach: 'region',
  population:
    'every finding of Macie about the account in the region that is not archived (archived = false, accountId = the account) and of high severity; none where Macie is off; Macie keeps findings for 90 days',
  observed: ['/Finding/updatedAt', '/Finding/count'],
})
