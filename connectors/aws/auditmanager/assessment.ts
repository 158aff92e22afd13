import type { Assessment as AwsAssessment } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

export interface Assessment {
  id: string
  /** `GetAssessment`: scope, roles and delegations, and its framework with the state and the comments of every control. */
  Assessment: AwsAssessment | null
}

export const assessment = evidenceType<Assessment>({
  id: 'aws.auditmanager.assessment',
  title: 'Assessments of AWS Audit Manager, their scope, controls, delegations and comments',
  reach: 'region',
  population:
    'every assessment of the account in the region, active and inactive; none where Audit Manager is not set up',
  observed: [
    '/Assessment/framework/controlSets/*/systemEvidenceCount',
    '/Assessment/framework/controlSets/*/controls/*/evidenceCount',
  ],
})
