import { connectors } from '../../connectors/index.ts'
import type { EvidenceType } from '../../connectors/kit/index.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import { recordedDemo } from '../../demo/recorded.ts'
import type { AccountEvidence } from '../../src/assess/populations.ts'
import { replayHandler } from '../../src/collect/handlers.ts'
import { type RecordedAnswer, type RecordedRequest, Recording } from '../../src/collect/recording.ts'
import { Session } from '../../src/collect/session.ts'
import type { EvidenceItem } from '../../src/evidence/item.ts'
import { collectOne } from './collect.ts'

export const REGIONS = ['us-east-1', 'eu-west-1']

/** What the demo account answers, other than it was recorded. */
export type Otherwise = (request: RecordedRequest, recorded: RecordedAnswer) => RecordedAnswer

/** Some types of the recorded demo account, collected as a run would, but kept in memory. */
export async function replayedAccount(
  types: readonly EvidenceType[],
  otherwise: Otherwise = (_, recorded) => recorded,
): Promise<AccountEvidence> {
  const recording = new Recording(edited(otherwise))
  const session = new Session({ handler: replayHandler(recording), credentials: async () => CREDENTIALS })
  const of = types.map(type => {
    const found = connectors.flatMap(c => c.types).find(t => t.type.id === type.id)
    if (found === undefined) throw new Error(`${type.id} is not collected`)
    return found
  })
  try {
    const items: EvidenceItem[] = []
    for (const type of of)
      for (const region of type.type.reach === 'account' ? ['global'] : REGIONS)
        items.push(await collectOne(type, session, NORTHWIND, region, REGIONS))
    return evidenceOf(items)
  } finally {
    session.close()
  }
}

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' }

function edited(otherwise: Otherwise): string {
  const [header = '', ...lines] = recordedDemo().trimEnd().split('\n')
  return [
    header,
    ...lines.map(text => {
      if (!text.includes('"request"')) return text
      const line = JSON.parse(text) as { request: RecordedRequest; answer: RecordedAnswer }
      const answer = otherwise(line.request, line.answer)
      return answer === line.answer ? text : JSON.stringify({ ...line, answer })
    }),
  ].join('\n')
}

const evidenceOf = (items: readonly EvidenceItem[]): AccountEvidence => ({
  ...{ account: NORTHWIND, partition: 'aws', regions: REGIONS, startedAt: new Date(0), items },
  resources: async function* ({ id }) {
    yield* items.find(item => item.id === id)?.resources ?? []
  },
})
