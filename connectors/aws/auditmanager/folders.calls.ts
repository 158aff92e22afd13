import { AuditManagerClient, GetEvidenceFoldersByAssessmentCommand } from '@aws-sdk/client-auditmanager'
import { type Aws, list } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { listAssessments } from './assessments.calls.ts'

/** An assessment that went away meanwhile has no folders. */
export const getEvidenceFoldersByAssessment = list({
  action: 'auditmanager:GetEvidenceFoldersByAssessment',
  client: AuditManagerClient,
  command: GetEvidenceFoldersByAssessmentCommand,
  items: 'evidenceFolders',
  id: ['id', 'controlSetId'],
  token: 'nextToken',
  absent: ['ResourceNotFoundException'],
  shared: true,
})

const PAGE = 1000

/** The evidence folders of every assessment: one for each control and day. */
export const foldersOf = (aws: Aws) =>
  underEach(aws, aws.list(listAssessments, {}), async function* ({ id: assessmentId }) {
    for await (const folder of aws.list(getEvidenceFoldersByAssessment, { assessmentId, maxResults: PAGE }))
      yield { assessmentId, folder }
  })
