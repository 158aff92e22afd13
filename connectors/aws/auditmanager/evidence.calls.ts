import { AuditManagerClient, GetEvidenceByEvidenceFolderCommand } from '@aws-sdk/client-auditmanager'
import { list, type Reader } from '../../kit/index.ts'
import { underEach } from '../shared/batches.ts'
import { listAssessments } from './assessments.calls.ts'
import type { Evidence } from './evidence.ts'
import { foldersOf, getEvidenceFoldersByAssessment } from './folders.calls.ts'
import { getAccountStatus, mustBeSetUp } from './status.calls.ts'

export { getAccountStatus, getEvidenceFoldersByAssessment, listAssessments }

/** A folder that went away meanwhile holds nothing. */
export const getEvidenceByEvidenceFolder = list({
  action: 'auditmanager:GetEvidenceByEvidenceFolder',
  client: AuditManagerClient,
  command: GetEvidenceByEvidenceFolderCommand,
  items: 'evidence',
  id: 'id',
  token: 'nextToken',
  absent: ['ResourceNotFoundException'],
})

const PAGE = 1000

const read: Reader<Evidence> = async function* (aws) {
  await mustBeSetUp(aws)
  const inFolders = underEach(aws, foldersOf(aws), async function* ({ assessmentId, folder }) {
    const { id: evidenceFolderId, controlSetId } = folder
    const asked = { assessmentId, controlSetId, evidenceFolderId, maxResults: PAGE }
    for await (const one of aws.list(getEvidenceByEvidenceFolder, asked)) yield { ...one, assessmentId, controlSetId }
  })
  for await (const settings of inFolders)
    yield { id: settings.id, name: settings.eventName || settings.dataSource || settings.id, settings }
}

export default read
