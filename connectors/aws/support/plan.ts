import type { SeverityLevel } from '@aws-sdk/client-support'
import { evidenceType } from '../../kit/index.ts'

/** AWS does not say by its API which plan an account has; it answers those with a Business plan or a higher one only. */
export interface Plan {
  /** `DescribeSeverityLevels`: how urgent a case may be; `null`: the account has the Basic or the Developer plan. */
  SeverityLevels: SeverityLevel[] | null
}

export const plan = evidenceType<Plan>({
  id: 'aws.support.plan',
  title: 'Whether the account has a support plan with the AWS Support API, and how urgent its cases may be',
  reach: 'account',
  population: 'the account; cases are not read',
})
