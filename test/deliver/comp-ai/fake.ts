import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import { storageOf } from '../kit/storage.ts'
import type { Stage } from '../suite.ts'

interface Attachment {
  readonly name: string
  readonly description: string
  readonly bytes: Buffer
}

export interface CompAi extends Fake {
  readonly attachments: Attachment[]
}

const AT = '2026-11-23T10:00:00.000Z'

/** One task. The bytes have to be what their type says. */
export async function startCompAi(): Promise<CompAi> {
  const attachments: Attachment[] = []
  const { objects, put } = storageOf()
  const shown = ({ name, bytes }: Attachment, index: number) => ({
    ...{
      id: `att_${index}`,
      name,
      type: 'application/zip',
      size: bytes.length,
      downloadUrl: 'https://x.example',
      createdAt: AT,
    },
  })
  const answersAt = (url: string): Answers => ({
    TasksController_getTask_v1: ({ params }) =>
      params.taskId === 'tsk_1' ? { status: 200, json: taskOf() } : { status: 404 },
    TasksController_getTaskAttachments_v1: () => ({ status: 200, json: attachments.map(shown) }),
    UploadsController_createUploadUrl_v1: () => {
      const s3Key = `/storage/${objects.size}`
      return { status: 201, json: { uploadUrl: `${url}${s3Key}`, s3Key, expiresIn: 900 } }
    },
    TasksController_uploadTaskAttachment_v1: ({ json }) => {
      const { fileName, s3Key, description } = json as Record<string, string>
      const bytes = objects.get(s3Key ?? '')
      if (!bytes?.subarray(0, 2).equals(Buffer.from('PK'))) return { status: 400 }
      attachments.push({ name: fileName ?? '', description: description ?? '', bytes })
      return { status: 201, json: attachments.map(shown).at(-1) }
    },
  })
  return Object.assign(await startContractFake('comp-ai', answersAt, put), { attachments })
}

const taskOf = () => ({
  ...{ id: 'tsk_1', title: 'Access', description: '', status: 'todo', createdAt: AT, updatedAt: AT },
  ...{ taskTemplateId: null, integrationScheduleFrequency: 'daily', integrationLastRunAt: null },
})

export const secrets = { apiKey: 'a-key-of-comp-that-is-secret' }

export const stageOf = (fake: CompAi): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, taskId: 'tsk_1', userId: 'usr_1' }),
  secrets,
  held: async () => fake.attachments.map(({ bytes }) => bytes),
  written: async () => fake.attachments.length,
})
