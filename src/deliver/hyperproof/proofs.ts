import { z } from 'zod'
import type { Client } from '../kit/client.ts'
import { sameAccount } from '../kit/names.ts'
import type { Sent } from '../kit/sent.ts'
import type { Receipt } from '../outcome.ts'

export const proof = z.object({
  id: z.string(),
  filename: z.string().optional(),
  size: z.number().optional(),
  version: z.number().optional(),
  status: z.string().optional(),
  uploadedOn: z.string().optional(),
})
export type Proof = z.output<typeof proof>

const page = z.object({
  data: z.array(proof),
  nextToken: z.string().nullish(),
  /** Its name in a client of the community’s. */
  continuationToken: z.string().nullish(),
})
const PAGES = 100

/** Every proof of the control that has not been put away. */
export async function proofsOf(client: Client, controlId: string): Promise<Proof[]> {
  const found: Proof[] = []
  let nextToken: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const query = { objectType: 'control', objectId: controlId, limit: 500, nextToken }
    const { data, ...next } = (await client.call('GET', '/v1/proof', { query })).as(page)
    found.push(...data.filter(({ status = 'active' }) => status === 'active' || status === 'pending'))
    nextToken = next.nextToken ?? next.continuationToken ?? undefined
    if (nextToken === undefined) break
  }
  return found
}

/** The proof that holds these bytes already: by its name, or by the version that an earlier attempt made or was about to make. */
export const holding = (proofs: readonly Proof[], { name, size }: Sent, receipt: Receipt): Proof | undefined =>
  proofs.find(each => each.filename === name && each.size === size) ??
  proofs.find(({ id, version = 0, ...each }) => {
    if (id !== receipt.proofId) return false
    if (receipt.version !== undefined) return version >= Number(receipt.version)
    return receipt.after !== undefined && version > Number(receipt.after) && each.size === size
  })

/** The newest package of the same account that is there: what comes now is its next version. */
export const before = (proofs: readonly Proof[], file: Sent): Proof | undefined =>
  proofs
    .filter(({ filename }) => sameAccount(file)(filename))
    .sort((a, b) => (a.uploadedOn ?? '').localeCompare(b.uploadedOn ?? ''))
    .at(-1)
