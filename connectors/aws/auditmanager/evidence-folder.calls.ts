import type { Reader } from '../../kit/index.ts'
import { listAssessments } from './assessments.calls.ts'
import type { EvidenceFolder } from './evidence-folder.ts'
import { foldersOf, getEvidenceFoldersByAssessment } from './folders.calls.ts'
import { getAccountStatus, mustBeSetUp } from './status.calls.ts'

export { getAccountStatus, getEvidenceFoldersByAssessment, listAssessments }

const read: Reader<EvidenceFolder> = async function* (aws) {
  await mustBeSetUp(aws)
  for await (const { folder } of foldersOf(aws))
    yield { id: folder.id, name: [folder.controlName, folder.name].filter(Boolean).join(', '), settings: folder }
}

export default read
