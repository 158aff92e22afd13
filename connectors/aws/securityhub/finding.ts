import type { AwsSecurityFinding, Resource } from '@aws-sdk/client-securityhub'
import { evidenceType } from '../../kit/index.ts'

/** Of `GetFindings` what is not free text of a product: no fields that products or users add, no details of the resource. */
export interface Finding
  extends Pick<
    AwsSecurityFinding,
    | 'Id'
    | 'ProductArn'
    | 'ProductName'
    | 'CompanyName'
    | 'Region'
    | 'GeneratorId'
    | 'AwsAccountId'
    | 'Types'
    | 'FirstObservedAt'
    | 'LastObservedAt'
    | 'CreatedAt'
    | 'UpdatedAt'
    | 'Severity'
    | 'Title'
    | 'Compliance'
    | 'Workflow'
    | 'RecordState'
  > {
  Resources: Pick<Resource, 'Type' | 'Id' | 'Region'>[]
}

/** Products whose findings have an evidence type of their own. */
export const OTHERS = ['GuardDuty', 'Inspector', 'Macie'] as const

export const finding = evidenceType<Finding>({
  id: 'aws.securityhub.finding',
  title: 'Findings of high severity in Security Hub CSPM that nobody has resolved',
  reach: 'region',
  population:
    'every finding about the account and the region in Security Hub CSPM that is active (RecordState = ACTIVE), new or notified (WorkflowStatus = NEW or NOTIFIED: neither resolved nor suppressed) and of critical or high severity, but for those of GuardDuty, Inspector and Macie, which are evidence of their own; none where it is off',
  observed: ['/LastObservedAt', '/UpdatedAt'],
})
