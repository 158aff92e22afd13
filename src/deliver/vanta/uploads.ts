import { z } from 'zod'
import type { Client } from '../kit/client.ts'
import type { Sent } from '../kit/sent.ts'

export const upload = z.object({
  id: z.string(),
  fileName: z.string().nullish(),
  description: z.string().nullish(),
  effectiveDate: z.string().nullish(),
  deletionDate: z.string().nullish(),
})
export type Upload = z.output<typeof upload>

const page = z.object({
  results: z.object({
    data: z.array(upload),
    pageInfo: z.object({ hasNextPage: z.boolean().optional(), endCursor: z.string().nullish() }).optional(),
  }),
})
const PAGES = 200

/** The upload with this file's name and digest, if it is there. */
export async function uploadOf(
  client: Client,
  documentId: string,
  { name, sha256 }: Sent,
): Promise<Upload | undefined> {
  let pageCursor: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const reply = await client.call('GET', `/v1/documents/${documentId}/uploads`, {
      query: { pageSize: 100, pageCursor },
    })
    const { data, pageInfo } = reply.as(page).results
    const found = data.find(
      each => each.fileName === name && each.description?.includes(sha256) && each.deletionDate == null,
    )
    if (found) return found
    pageCursor = pageInfo?.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined
    if (pageCursor === undefined) return undefined
  }
  return undefined
}
