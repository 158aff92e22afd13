import { createHash } from 'node:crypto'
import { v4 } from 'uuid'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import { storageOf } from '../kit/storage.ts'
import type { Stage } from '../suite.ts'

interface Evidence {
  readonly id: string
  readonly day: string
  readonly createdAt: string
  readonly bytes: Buffer
}

export interface Secureframe extends Fake {
  readonly testId: string
  readonly evidence: Evidence[]
}

/** One test. An upload is redeemed once; evidence bears neither a name nor a digest. */
export async function startSecureframe(): Promise<Secureframe> {
  const [testId, evidence, redeemed] = [v4(), [] as Evidence[], new Set<string>()]
  const headers = { 'content-type': 'application/zip', 'x-amz-meta-a': 'b' }
  const { objects, put } = storageOf(headers)
  const sums = new Map<string, string>()
  const shown = ({ id, day, createdAt }: Evidence) => ({
    ...{ id, type: 'evidence', attributes: { id, activity_completion: day, created_at: createdAt } },
  })
  const answersAt = (url: string): Answers => ({
    companyTestsShow: ({ params }) =>
      params.id === testId
        ? { status: 200, json: { data: { id: testId, attributes: { enabled: true } } } }
        : { status: 404 },
    fileUploadsCreate: ({ query }) => {
      const id = v4()
      sums.set(id, query.get('checksum') ?? '')
      const attributes = {
        id,
        url: `${url}/storage/${id}`,
        headers,
        id_expires_at: new Date(Date.now() + 3600_000).toISOString(),
      }
      return { status: 200, json: { data: { id, attributes } } }
    },
    companyTestsEvidencesCreate: ({ query }) => {
      const id = query.get('upload_id') ?? ''
      const bytes = objects.get(`/storage/${id}`)
      if (!bytes || createHash('md5').update(bytes).digest('base64') !== sums.get(id))
        return { status: 400, text: 'not there' }
      if (redeemed.has(id)) return { status: 400, text: '{"error":"upload has already been redeemed"}' }
      redeemed.add(id)
      const made = { id: v4(), day: query.get('activity_completion') ?? '', createdAt: new Date().toISOString(), bytes }
      evidence.push(made)
      return { status: 201, json: { data: shown(made) } }
    },
    evidencesIndex: () => ({ status: 200, json: { data: evidence.toReversed().map(shown) } }),
    evidencesShow: ({ params }) => {
      const held = evidence.find(({ id }) => id === params.id)
      return held ? { status: 200, json: { data: shown(held) } } : { status: 404 }
    },
  })
  return Object.assign(await startContractFake('secureframe', answersAt, put), { testId, evidence })
}

export const secrets = { apiKey: 'a-key-of-secureframe', apiSecret: 'hush-hush-hush' }

export const stageOf = (fake: Secureframe): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, testId: fake.testId }),
  secrets,
  held: async () => fake.evidence.map(({ bytes }) => bytes),
  written: async () => fake.evidence.length,
})
