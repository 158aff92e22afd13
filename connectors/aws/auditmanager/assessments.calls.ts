import { AuditManagerClient, GetAssessmentCommand, ListAssessmentsCommand } from '@aws-sdk/client-auditmanager'
import { call, list } from '../../kit/index.ts'
import { NOT_SET_UP, SETUP_MISSING } from './status.calls.ts'

/** Without a status it lists active and inactive ones. */
export const listAssessments = list({
  action: 'auditmanager:ListAssessments',
  client: AuditManagerClient,
  command: ListAssessmentsCommand,
  items: 'assessmentMetadata',
  id: 'id',
  token: 'nextToken',
  absent: [SETUP_MISSING],
  none: NOT_SET_UP,
  shared: true,
})

export const getAssessment = call({
  action: 'auditmanager:GetAssessment',
  client: AuditManagerClient,
  command: GetAssessmentCommand,
  gone: ['ResourceNotFoundException'],
  shared: true,
})
