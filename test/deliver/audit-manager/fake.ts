import { v4 } from 'uuid'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import { storageOf } from '../kit/storage.ts'
import type { Stage } from '../suite.ts'

interface Given {
  readonly evidenceFileName?: string
  readonly textResponse?: string
}

export interface AuditManager extends Fake {
  readonly ids: { readonly assessmentId: string; readonly controlSetId: string; readonly controlId: string }
  readonly imported: Given[]
  readonly objects: ReadonlyMap<string, Buffer>
  readonly said: { refuses: boolean; status: 'ACTIVE' | 'INACTIVE' }
}

const DAY = Date.UTC(2026, 10, 23) / 1000

/** One assessment with one control. What is refused is said in `errors`, with status 200. */
export async function startAuditManager(): Promise<AuditManager> {
  const ids = { assessmentId: v4(), controlSetId: 'Access & identity', controlId: v4() }
  const [folder, imported] = [v4(), [] as Given[]]
  const said: AuditManager['said'] = { refuses: false, status: 'ACTIVE' }
  const { objects, put } = storageOf()
  const controls = [{ id: ids.controlId, name: 'Access' }]
  const answersAt = (url: string): Answers => ({
    GetAccountStatus: () => ({ status: 200, json: { status: said.status } }),
    GetAssessment: () => ({
      status: 200,
      json: {
        assessment: {
          metadata: { status: 'ACTIVE' },
          framework: { controlSets: [{ id: ids.controlSetId, controls }] },
        },
      },
    }),
    GetEvidenceFileUploadUrl: ({ query }) => {
      const evidenceFileName = `${objects.size}-${query.get('fileName')}`
      return { status: 200, json: { evidenceFileName, uploadUrl: `${url}/storage/${evidenceFileName}` } }
    },
    BatchImportEvidenceToAssessmentControl: ({ json, params }) => {
      const { manualEvidence } = json as { manualEvidence: Given[] }
      if (params.controlSetId !== ids.controlSetId) return { status: 404 }
      const wrong = said.refuses ? manualEvidence.slice(0, 1) : []
      if (!said.refuses) imported.push(...manualEvidence)
      const errors = wrong.map(each => ({ manualEvidence: each, errorCode: '422', errorMessage: 'no such file' }))
      return { status: 200, json: { errors } }
    },
    GetEvidenceFoldersByAssessmentControl: () => ({
      status: 200,
      json: { evidenceFolders: [{ id: folder, date: DAY, name: '2026-11-23' }] },
    }),
    GetEvidenceByEvidenceFolder: () => ({
      status: 200,
      json: { evidence: imported.map(({ evidenceFileName = '' }) => ({ attributes: { evidenceFileName } })) },
    }),
  })
  return Object.assign(await startContractFake('audit-manager', answersAt, put), { ids, imported, objects, said })
}

export const secrets = { accessKeyId: 'AKIAEXHIBITTEST', secretAccessKey: 'a-secret-key-of-the-test' }

export const stageOf = (fake: AuditManager): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, region: 'eu-central-1', ...fake.ids }),
  secrets,
  held: async () =>
    fake.imported.flatMap(({ evidenceFileName = '' }) => fake.objects.get(`/storage/${evidenceFileName}`) ?? []),
  written: async () => fake.imported.length,
})
