import { v4 } from 'uuid'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Asked } from '../kit/refusals.ts'
import type { Stage } from '../suite.ts'

interface Held {
  readonly id: string
  /** The control that it is proof of. */
  readonly of: string
  readonly versions: { readonly filename: string; readonly bytes: Buffer }[]
}

export interface Hyperproof extends Fake {
  readonly proofs: Held[]
  readonly controlId: string
  /** Another one. */
  readonly otherId: string
}

const shown = ({ id, versions }: Held, index: number) => {
  const { filename, bytes } = versions.at(-1) ?? { filename: '', bytes: Buffer.alloc(0) }
  const uploadedOn = new Date(Date.UTC(2026, 10, 1 + index)).toISOString()
  return { id, filename, size: bytes.length, version: versions.length - 1, status: 'active', uploadedOn }
}

/** Two controls. Every POST makes another proof or version, as with the vendor. */
export async function startHyperproof(): Promise<Hyperproof> {
  const [controlId, otherId, proofs] = [v4(), v4(), [] as Held[]]
  const fileOf = ({ parts }: Asked) => {
    const part = parts.find(({ name }) => name === 'proof')
    return { filename: part?.fileName ?? '', bytes: part?.bytes ?? Buffer.alloc(0) }
  }
  const answers: Answers = {
    token: () => ({ status: 200, json: { access_token: 'a-token-of-the-vendor', expires_in: 3600 } }),
    getControl: ({ params }) =>
      [controlId, otherId].includes(params.controlId ?? '')
        ? { status: 200, json: { id: params.controlId, name: 'Access' } }
        : { status: 404 },
    listProof: ({ query }) => ({
      status: 200,
      json: { data: proofs.filter(({ of }) => of === query.get('objectId')).map(shown) },
    }),
    addControlProof: asked => {
      if (!asked.parts.some(({ name }) => name === 'hp-proof-owned-by')) return { status: 403 }
      proofs.push({ id: v4(), of: asked.params.controlId ?? '', versions: [fileOf(asked)] })
      return { status: 200, json: proofs.map(shown).at(-1) }
    },
    addProofVersion: asked => {
      const held = proofs.find(({ id }) => id === asked.params.proofId)
      if (!held) return { status: 404 }
      held.versions.push(fileOf(asked))
      return { status: 200, json: shown(held, 0) }
    },
  }
  return Object.assign(await startContractFake('hyperproof', () => answers), { proofs, controlId, otherId })
}

export const ownerId = v4()
export const secrets = { clientId: 'an-id-of-a-client', clientSecret: 'hush-hush-hush' }
export const files = ({ proofs }: Hyperproof) => proofs.flatMap(({ versions }) => versions)

export const stageOf = (fake: Hyperproof): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, controlId: fake.controlId, ownerId }),
  secrets,
  held: async () => files(fake).map(({ bytes }) => bytes),
  written: async () => files(fake).length,
})
