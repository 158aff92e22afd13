import type { AssessmentFrameworkMetadata, Framework as AwsFramework } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

export interface Framework {
  /** Of `ListAssessmentFrameworks`. */
  Metadata: AssessmentFrameworkMetadata
  /**
   * `GetAssessmentFramework`: its controls and what each collects from; `null`: one of AWS's own that no assessment uses,
   * which is not asked for.
   */
  Framework: AwsFramework | null
}

export const framework = evidenceType<Framework>({
  id: 'aws.auditmanager.framework',
  title: 'Frameworks of AWS Audit Manager, and the controls of those that are used or custom',
  reach: 'region',
  population:
    "every custom framework of the account in the region, and AWS's own, of which only those that an assessment uses are read with their controls; none where Audit Manager is not set up",
})
