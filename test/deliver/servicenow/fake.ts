import { createHash } from 'node:crypto'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Stage } from '../suite.ts'

interface Attachment {
  readonly name: string
  readonly bytes: Buffer
}

export interface ServiceNow extends Fake {
  readonly attachments: Attachment[]
  readonly record: Record<string, unknown>
  readonly said: { truncates: boolean }
}

const RECORD = 'a'.repeat(32)

/** One record. A name may be attached any number of times. */
export async function startServiceNow(): Promise<ServiceNow> {
  const attachments: Attachment[] = []
  const record: Record<string, unknown> = { sys_id: RECORD }
  const said = { truncates: false }
  const shown = ({ name, bytes }: Attachment, index: number) => ({
    ...{
      sys_id: String(index).padStart(32, '0'),
      file_name: name,
      table_name: 'sn_grc_evidence',
      table_sys_id: RECORD,
    },
    ...{ size_bytes: String(bytes.length), hash: createHash('sha256').update(bytes).digest('hex') },
  })
  const answers: Answers = {
    getRecord: ({ params }) => (params.sys_id === RECORD ? { status: 200, json: { result: record } } : { status: 404 }),
    patchRecord: ({ json }) => {
      Object.assign(record, json)
      return { status: 200, json: { result: record } }
    },
    listAttachments: ({ query }) => {
      const name = query.get('sysparm_query')?.split('file_name=')[1]
      return { status: 200, json: { result: attachments.map(shown).filter(({ file_name }) => file_name === name) } }
    },
    uploadAttachment: ({ query, body }) => {
      attachments.push({ name: query.get('file_name') ?? '', bytes: said.truncates ? body.subarray(1) : body })
      return { status: 201, json: { result: attachments.map(shown).at(-1) } }
    },
  }
  return Object.assign(await startContractFake('servicenow', () => answers), { attachments, record, said })
}

export const secrets = { username: 'exhibit.user', password: 'hush-hush-hush' }

export const stageOf = (fake: ServiceNow): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, table: 'sn_grc_evidence', recordId: RECORD, dateField: 'collected_on' }),
  secrets,
  held: async () => fake.attachments.map(({ bytes }) => bytes),
  written: async () => fake.attachments.length,
})
