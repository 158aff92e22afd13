import type { AssessmentEvidenceFolder } from '@aws-sdk/client-auditmanager'
import { evidenceType } from '../../kit/index.ts'

/** One folder, as `GetEvidenceFoldersByAssessment` answers it. */
export type EvidenceFolder = AssessmentEvidenceFolder

export const evidenceFolder = evidenceType<EvidenceFolder>({
  id: 'aws.auditmanager.evidence-folder',
  title: 'Evidence folders of AWS Audit Manager, and how much of what is in them',
  reach: 'region',
  population:
    'every evidence folder of the assessments of the account in the region, one for each control and day; none where Audit Manager is not set up',
})
