import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Stage } from '../suite.ts'

interface Upload {
  readonly id: string
  readonly fileName: string
  readonly description: string
  readonly effectiveDate: string
  readonly bytes: Buffer
}

export interface Vanta extends Fake {
  readonly uploads: Upload[]
  readonly said: { submits: number; tokens: number; deactivated: boolean; date: string | undefined }
}

/** One document. Every upload is another file under it, and a draft until the document is submitted. */
export async function startVanta(): Promise<Vanta> {
  const uploads: Upload[] = []
  const said: Vanta['said'] = { submits: 0, tokens: 0, deactivated: false, date: undefined }
  const shown = ({ bytes, ...upload }: Upload) => upload
  const answers: Answers = {
    token: () => {
      said.tokens++
      return { status: 200, json: { access_token: `a-token-of-the-vendor-${said.tokens}`, expires_in: 3600 } }
    },
    GetDocument: ({ params }) =>
      params.documentId === 'access-requests' ? { status: 200, json: documentOf(said) } : { status: 404 },
    ListFilesForDocument: () => ({
      status: 200,
      json: { results: { data: uploads.map(shown), pageInfo: { hasNextPage: false } } },
    }),
    UploadFileForDocument: ({ parts }) => {
      const text = (wanted: string) => parts.find(({ name }) => name === wanted)?.bytes.toString() ?? ''
      const file = parts.find(({ name }) => name === 'file')
      const day = said.date ?? text('effectiveAtDate')
      const upload = {
        ...{ id: `upload-${uploads.length}`, fileName: file?.fileName ?? '', description: text('description') },
        ...{ effectiveDate: `${day}T00:00:00.000Z`, bytes: file?.bytes ?? Buffer.alloc(0) },
      }
      uploads.push(upload)
      return { status: 201, json: shown(upload) }
    },
    SubmitDocument: () => {
      said.submits++
      return { status: 200 }
    },
  }
  return Object.assign(await startContractFake('vanta', () => answers), { uploads, said })
}

const documentOf = ({ deactivated }: Vanta['said']) => ({
  ...{ id: 'access-requests', ownerId: null, category: 'IT', description: '', isSensitive: false, title: 'Access' },
  ...{ uploadStatus: 'Needs document', deactivatedStatus: { isDeactivated: deactivated } },
})

export const secrets = { clientId: 'an-id-of-a-client', clientSecret: 'hush-hush-hush' }

export const stageOf = (fake: Vanta): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, documentId: 'access-requests' }),
  secrets,
  held: async () => fake.uploads.map(({ bytes }) => bytes),
  written: async () => fake.uploads.length,
})
