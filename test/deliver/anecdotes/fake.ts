import { v4 } from 'uuid'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Stage } from '../suite.ts'

interface Evidence {
  readonly id: string
  readonly name: string
  changed: number
  readonly bytes: Buffer[]
}

export interface Anecdotes extends Fake {
  readonly evidence: Evidence[]
}

const AT = Date.UTC(2026, 10, 23)

/** Evidence, and versions of it. */
export async function startAnecdotes(): Promise<Anecdotes> {
  const evidence: Evidence[] = []
  const shown = ({ id, name, changed }: Evidence) => ({
    ...{
      evidence_id: id,
      evidence_instance_id: v4(),
      evidence_name: name,
      evidence_type: 'MANUAL',
      evidence_service_id: 's',
    },
    ...{
      evidence_service_display_name: 'S',
      evidence_collection_timestamp: new Date(AT).toISOString(),
      evidence_status: {},
    },
    ...{ evidence_is_custom: true, evidence_is_beta: false, evidence_collection_run_id: 'r' },
    ...{ evidence_originated_by_instance_id: 'i', evidence_also_collected_by_instances: [] },
    evidence_last_modified_time: new Date(AT + changed * 1000).toISOString(),
  })
  const answers: Answers = {
    exchangeApiKey: () => ({ status: 200, text: 'a.token.of-the-vendor' }),
    getEvidence: () => ({ status: 200, json: evidence.map(shown) }),
    getAnEvidence: ({ params }) => {
      const held = evidence.find(({ id }) => id === params.evidence_id)
      return held ? { status: 200, json: shown(held) } : { status: 404 }
    },
    uploadManualEvidence: ({ parts }) => {
      const file = parts.find(({ name }) => name === 'evidence_file')
      const id = parts.find(({ name }) => name === 'evidence_id')?.bytes.toString()
      const held = evidence.find(each => each.id === id)
      const bytes = file?.bytes ?? Buffer.alloc(0)
      if (held) {
        held.changed++
        held.bytes.push(bytes)
      } else
        evidence.push({ id: `evidence-${evidence.length}`, name: file?.fileName ?? '', changed: 0, bytes: [bytes] })
      return { status: 200, json: {} }
    },
  }
  return Object.assign(await startContractFake('anecdotes', () => answers), { evidence })
}

export const secrets = { apiKey: 'a-key-of-anecdotes-that-is-secret' }

export const stageOf = (fake: Anecdotes): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, contact: 'mailto:exhibit@example.com' }),
  secrets,
  held: async () => fake.evidence.flatMap(({ bytes }) => bytes),
  written: async () => fake.evidence.length,
})
