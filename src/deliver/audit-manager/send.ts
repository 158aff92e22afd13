import {
  type AuditManagerClient,
  BatchImportEvidenceToAssessmentControlCommand,
  GetEvidenceByEvidenceFolderCommand,
  GetEvidenceFileUploadUrlCommand,
  GetEvidenceFoldersByAssessmentControlCommand,
} from '@aws-sdk/client-auditmanager'
import type { Context, Target } from '../adapter.ts'
import { withAws } from '../kit/aws-work.ts'
import { endWith } from '../kit/error.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { putBytes } from '../kit/storage.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'

const UNSEEN =
  'An earlier answer was lost, and the evidence was not seen in the control’s folders: it may be there twice.'

/** Uploads the file and imports it as manual evidence, with its day and digest as a text beside it. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const { config, receipt } = target
  if (receipt.imported !== undefined) return delivered(200, {})
  return withAws(clientFor(target, context), context, means, async client => {
    const begun = receipt.evidenceFileName
    if (begun !== undefined && (await isThere(client, config, begun, context)))
      return delivered(200, { imported: begun })
    const evidenceFileName = begun ?? (await uploaded(client, config, file, context))
    const { $metadata, errors = [] } = await client.send(
      new BatchImportEvidenceToAssessmentControlCommand({
        ...placeOf(config),
        manualEvidence: [{ evidenceFileName }, { textResponse: file.facts.text.slice(0, 1000) }],
      }),
      { abortSignal: context.signal },
    )
    const httpStatus = $metadata.httpStatusCode ?? 200
    const [first] = errors
    if (first)
      return endWith('evidence_not_imported', { httpStatus, detail: `${first.errorCode} ${first.errorMessage}` })
    return delivered(httpStatus, { imported: evidenceFileName }, begun === undefined ? null : UNSEEN)
  })
}

const placeOf = ({ assessmentId, controlSetId, controlId }: Config) => ({ assessmentId, controlSetId, controlId })

/** AWS's name for the uploaded file, written down before it is used. */
async function uploaded(client: AuditManagerClient, config: Config, file: Sent, context: Context): Promise<string> {
  await assertUnchanged(file)
  const request = new GetEvidenceFileUploadUrlCommand({ fileName: file.name })
  const { evidenceFileName, uploadUrl } = await client.send(request, { abortSignal: context.signal })
  if (!evidenceFileName || !uploadUrl) return endWith('answer_not_understood')
  await putBytes({ address: uploadUrl, own: config.url }, file, context)
  await context.keep({ evidenceFileName })
  return evidenceFileName
}

/** Looks into the newest folders of the control: nothing says how imported files show there, so any mention of the name counts. */
async function isThere(client: AuditManagerClient, config: Config, name: string, { signal: abortSignal }: Context) {
  const request = new GetEvidenceFoldersByAssessmentControlCommand({ ...placeOf(config), maxResults: 100 })
  const { evidenceFolders = [] } = await client.send(request, { abortSignal })
  const newest = evidenceFolders.toSorted((a, b) => Number(b.date) - Number(a.date)).slice(0, 3)
  for (const { id: evidenceFolderId } of newest) {
    const { assessmentId, controlSetId } = config
    const place = { assessmentId, controlSetId, evidenceFolderId, maxResults: 500 }
    const { evidence } = await client.send(new GetEvidenceByEvidenceFolderCommand(place), { abortSignal })
    if (JSON.stringify(evidence ?? []).includes(name)) return true
  }
  return false
}
