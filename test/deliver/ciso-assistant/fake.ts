import { createHash } from 'node:crypto'
import { v4 } from 'uuid'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Asked } from '../kit/refusals.ts'
import type { Stage } from '../suite.ts'

interface Revision {
  readonly id: string
  readonly version: number
  readonly evidence: string
  readonly observation: string | null
  bytes: Buffer | null
}

export interface CisoAssistant extends Fake {
  readonly folderId: string
  readonly evidences: { readonly id: string; readonly name: string }[]
  readonly revisions: Revision[]
  readonly said: { drops: boolean }
}

const page = (all: readonly unknown[], { query }: Asked) => {
  const offset = Number(query.get('offset') ?? 0)
  const results = all.slice(offset, offset + Number(query.get('limit') ?? 100))
  return { status: 200, json: { count: all.length, next: null, previous: null, results } }
}

const shown = ({ bytes, ...revision }: Revision) => ({
  ...revision,
  attachment: bytes && 'file.zip',
  attachment_hash: bytes && createHash('sha256').update(bytes).digest('hex'),
})

/** One domain. Evidence comes with an empty first revision; an upload that took nothing answers 200 as well. */
export async function startCisoAssistant(): Promise<CisoAssistant> {
  const [folderId, evidences, revisions] = [v4(), [] as { id: string; name: string }[], [] as Revision[]]
  const said = { drops: false }
  const add = (evidence: string, observation: string | null): Revision => {
    const version = revisions.filter(each => each.evidence === evidence).length + 1
    const made = { id: v4(), version, evidence, observation, bytes: null }
    revisions.push(made)
    return made
  }
  const answers: Answers = {
    listFolders: asked => page([{ id: v4() }, { id: folderId, name: 'Global' }], asked),
    listEvidences: asked =>
      page(
        evidences.filter(({ name }) => name === asked.query.get('name')),
        asked,
      ),
    createEvidence: ({ json }) => {
      const { name } = json as { name: string }
      if (evidences.some(each => each.name.toLowerCase() === name.toLowerCase())) return { status: 400 }
      const made = { id: v4(), name }
      evidences.push(made)
      add(made.id, null)
      return { status: 201, json: made }
    },
    listRevisions: asked =>
      page(revisions.filter(({ evidence }) => evidence === asked.query.get('evidence')).map(shown), asked),
    createRevision: ({ json }) => {
      const { evidence, observation = null } = json as { evidence: string; observation?: string }
      return { status: 201, json: shown(add(evidence, observation)) }
    },
    getRevision: ({ params }) => {
      const held = revisions.find(({ id }) => id === params.id)
      return held ? { status: 200, json: shown(held) } : { status: 404 }
    },
    uploadToRevision: ({ params, body }) => {
      const held = revisions.find(({ id }) => id === params.id)
      if (held && !said.drops) held.bytes = body
      return { status: held ? 200 : 404 }
    },
  }
  const fake = await startContractFake('ciso-assistant', () => answers)
  return Object.assign(fake, { folderId, evidences, revisions, said })
}

export const secrets = { token: 'a-token-that-is-secret' }
export const files = ({ revisions }: CisoAssistant) => revisions.flatMap(({ bytes }) => bytes ?? [])

export const stageOf = (fake: CisoAssistant): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, folderId: fake.folderId }),
  secrets,
  held: async () => files(fake),
  written: async () => fake.revisions.length,
})
