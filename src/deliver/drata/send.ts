import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import type { Client, Reply } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { howMade } from '../kit/facts.ts'
import { multipart } from '../kit/multipart.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome, Receipt } from '../outcome.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'
import { type Artifact, artifactsOf, before, evidenceNamed, holding, written } from './evidence.ts'

/** One evidence an account: its first package makes it, each later one replaces the artifact and keeps the chain of versions. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const client = clientFor(target, context)
  const { account } = file.facts
  const name = account === null ? target.config.evidenceName : `${target.config.evidenceName} (${account})`
  const evidenceId = await evidenceNamed(client, name)
  const artifacts = evidenceId === undefined ? [] : await artifactsOf(client, evidenceId)
  const there = holding(artifacts, file, target.receipt)
  if (there && evidenceId !== undefined) return delivered(200, receiptOf(evidenceId, there))
  const fileKey = await uploaded(client, file, target.receipt, context)
  const reply =
    evidenceId === undefined
      ? await create(client, target.config, file, { name, fileKey })
      : await update(client, evidenceId, file, { fileKey, existing: before(artifacts, file) })
  return checked(reply, file)
}

/** The key of the uploaded file, written down before it is used. */
async function uploaded(client: Client, file: Sent, receipt: Receipt, context: Context): Promise<string> {
  if (receipt.fileKey !== undefined) return receipt.fileKey
  await assertUnchanged(file)
  const reply = await client.call('POST', '/evidence-files', { body: multipart([], 'file', file), means })
  const { fileKey } = reply.as(z.object({ fileKey: z.string().min(1) }))
  await context.keep({ fileKey })
  return fileKey
}

const artifactOf = ({ name, facts }: Sent, fileKey: string) => ({ artifactName: name, fileKey, filedAt: facts.date })

function create(client: Client, config: Config, file: Sent, { name, fileKey }: { name: string; fileKey: string }) {
  const { ownerId, renewalScheduleType, controlIds } = config
  const json = {
    ...{ name, description: file.facts.text, stepsToReproduce: howMade(file.facts), ownerId, renewalScheduleType },
    ...(controlIds.length > 0 && { controlIds }),
    artifacts: [{ type: 'S3_FILE', ...artifactOf(file, fileKey) }],
  }
  return client.call('POST', '/evidence', { json, means })
}

/** Here the type has another name than when evidence is created: these are two schemas of Drata's. */
function update(
  client: Client,
  evidenceId: number,
  file: Sent,
  { fileKey, existing }: { fileKey: string; existing: Artifact | undefined },
): Promise<Reply> {
  const artifact = { artifactType: 'S3_FILE', ...artifactOf(file, fileKey) }
  const json = {
    ...{ description: file.facts.text, stepsToReproduce: howMade(file.facts) },
    ...(existing
      ? { replaceArtifacts: [{ ...artifact, existingArtifactId: existing.id }] }
      : { newArtifacts: [artifact] }),
  }
  return client.call('PUT', `/evidence/${evidenceId}`, { json, means })
}

/** Drata answers 201 where it made fewer artifacts than asked. */
function checked(reply: Reply, { name }: Sent): Outcome {
  const { id, artifactsRequested, artifactsCreated, artifacts } = reply.as(written)
  const made = artifacts.find(({ artifactName }) => artifactName === name) ?? artifacts.at(-1)
  if (artifactsCreated < Math.max(1, artifactsRequested) || !made)
    return endWith('artifact_not_created', { httpStatus: reply.status, detail: reply.text.slice(0, 1024) })
  return delivered(reply.status, receiptOf(id, made))
}

const receiptOf = (evidenceId: number, { id, artifactVersion = 0 }: Artifact): Receipt => ({
  ...{ evidenceId: String(evidenceId), artifactId: String(id), version: String(artifactVersion) },
})
