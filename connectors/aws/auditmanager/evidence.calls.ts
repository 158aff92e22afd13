import { AuditManagerClient, GetEvidenceByEvidenceFolderCommand } from '@aws-sdk/client-auditmanager'
import { ahead, list, type Reader } from '../../kit/index.ts'
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
const FOLDERS_AT_ONCE = 8

/** There may be very many folders, with one or two pieces each. One that could not be read costs its own alone. */
const read: Reader<Evidence> = async function* (aws) {
  await mustBeSetUp(aws)
  const failures: unknown[] = []
  const found = ahead(foldersOf(aws), FOLDERS_AT_ONCE, async ({ assessmentId, folder }) => {
    const { id: evidenceFolderId, controlSetId } = folder
    const asked = { assessmentId, controlSetId, evidenceFolderId, maxResults: PAGE }
    try {
      const all = (await aws.all(getEvidenceByEvidenceFolder, asked)) ?? []
      return all.map(one => ({ ...one, assessmentId, controlSetId }))
    } catch (error) {
      if (!aws.isGap(error)) throw error
      failures.push(error)
      return []
    }
  })
  for await (const inFolder of found)
    for (const settings of inFolder)
      yield { id: settings.id, name: settings.eventName || settings.dataSource || settings.id, settings }
  if (failures.length > 0) throw failures[0]
}

export default read
