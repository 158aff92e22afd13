import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Asked } from '../kit/refusals.ts'
import type { Stage } from '../suite.ts'

interface Artifact {
  readonly id: number
  artifactName: string
  artifactVersion: number
  filedAt: string
  readonly bytes: Buffer[]
}

interface Evidence {
  readonly id: number
  readonly name: string
  readonly artifacts: Artifact[]
}

export interface Drata extends Fake {
  readonly evidence: Evidence[]
  readonly said: { uploads: number; drops: boolean; created: Record<string, unknown>[] }
}

interface Given {
  readonly artifactName: string
  readonly fileKey: string
  readonly filedAt: string
  readonly existingArtifactId?: number
}

const AT = '2026-11-23T10:00:00.000Z'

/** One workspace. Names of evidence are not unique, and every create makes another. */
export async function startDrata(): Promise<Drata> {
  const [evidence, files] = [[] as Evidence[], new Map<string, Buffer>()]
  const said: Drata['said'] = { uploads: 0, drops: false, created: [] }
  const add = (held: Evidence, { artifactName, fileKey, filedAt, existingArtifactId }: Given) => {
    const bytes = files.get(fileKey)
    if (!bytes || said.drops) return 0
    const before = held.artifacts.find(({ id }) => id === existingArtifactId)
    if (before) Object.assign(before, { artifactName, filedAt, artifactVersion: before.artifactVersion + 1 })
    else
      held.artifacts.push({
        id: evidence.length * 100 + held.artifacts.length,
        artifactName,
        filedAt,
        artifactVersion: 1,
        bytes: [],
      })
    ;(before ?? held.artifacts.at(-1))?.bytes.push(bytes)
    return 1
  }
  const answers: Answers = {
    EvidencePublicV2Controller_listEvidence: ({ query }) => ({
      status: 200,
      json: {
        data: evidence.filter(({ name }) => name.startsWith(query.get('name') ?? '')).map(listed),
        pagination: { cursor: null },
      },
    }),
    EvidencePublicV2Controller_listEvidenceArtifacts: ({ params }) => {
      const held = evidence.find(({ id }) => String(id) === params.evidenceId)
      return { status: 200, json: { data: held?.artifacts.map(listedArtifact) ?? [], pagination: { cursor: null } } }
    },
    EvidencePublicV2Controller_uploadArtifactFile: ({ parts }) => {
      const [file] = parts
      const fileKey = `company/evidence/${++said.uploads}`
      files.set(fileKey, file?.bytes ?? Buffer.alloc(0))
      const json = {
        fileKey,
        originalFilename: file?.fileName,
        mimeType: file?.contentType,
        fileSize: file?.bytes.length,
      }
      return { status: 201, json }
    },
    EvidencePublicV2Controller_createEvidence: asked => {
      const json = asked.json as { name: string; artifacts: Given[] }
      said.created.push(json)
      const held = { id: evidence.length + 1, name: json.name, artifacts: [] }
      evidence.push(held)
      return written(
        asked,
        held,
        json.artifacts.map(each => add(held, each)),
      )
    },
    EvidencePublicV2Controller_updateEvidence: asked => {
      const held = evidence.find(({ id }) => String(id) === asked.params.evidenceId)
      const { newArtifacts = [], replaceArtifacts = [] } = asked.json as Record<string, Given[]>
      if (!held) return { status: 404 }
      return written(
        asked,
        held,
        [...newArtifacts, ...replaceArtifacts].map(each => add(held, each)),
      )
    },
  }
  return Object.assign(await startContractFake('drata', () => answers), { evidence, said })
}

const common = { implementationGuidance: null, createdAt: AT, updatedAt: AT, renewalDate: null }

const listed = ({ id, name }: Evidence) => ({
  ...{ id, name, description: '', renewalScheduleType: 'NONE', status: 'READY', ...common },
})

const listedArtifact = ({ bytes, ...artifact }: Artifact) => ({
  ...{ ...artifact, filedAt: `${artifact.filedAt}T00:00:00.000Z`, extension: 'zip', source: 'x' },
  ...{ artifactType: 'S3_FILE', archivedAt: null, createdAt: AT },
})

const written = ({ method }: Asked, { id, name, artifacts }: Evidence, made: readonly number[]) => ({
  status: method === 'POST' ? 201 : 200,
  json: {
    ...{ id, name, description: '', evidenceTemplateCode: null, renewalScheduleType: 'NONE', ...common },
    artifactsRequested: made.length,
    artifactsCreated: made.reduce((sum, each) => sum + each, 0),
    ...{ controls: [], linkedWorkspaces: [] },
    artifacts: artifacts.map(({ bytes, ...artifact }) => ({
      ...artifact,
      source: 'x',
      type: 'S3_FILE',
      createdAt: AT,
      updatedAt: AT,
    })),
  },
})

export const secrets = { apiKey: 'a-key-of-drata-that-is-secret' }
export const filesOf = ({ evidence }: Drata) =>
  evidence.flatMap(({ artifacts }) => artifacts.flatMap(({ bytes }) => bytes))

export const stageOf = (fake: Drata): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, workspaceId: 1, ownerId: 7, controlIds: [11] }),
  secrets,
  held: async () => filesOf(fake),
  written: async () => fake.said.uploads,
})
