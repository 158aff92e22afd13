import { z } from 'zod'
import type { Call, Client } from '../kit/client.ts'
import { sameAccount } from '../kit/names.ts'
import type { Sent } from '../kit/sent.ts'
import type { Receipt } from '../outcome.ts'
import { means } from './client.ts'

const artifact = z.object({
  id: z.number(),
  artifactName: z.string().nullish(),
  artifactVersion: z.number().optional(),
  createdAt: z.string().optional(),
})
export type Artifact = z.output<typeof artifact>
const evidence = z.object({ id: z.number(), name: z.string() })

export const written = z.object({
  id: z.number(),
  artifactsRequested: z.number(),
  artifactsCreated: z.number(),
  artifacts: z.array(artifact).default([]),
})

const PAGES = 200

async function* listed<T>(client: Client, path: string, query: Call['query'], entry: z.ZodType<T>): AsyncGenerator<T> {
  const page = z.object({ data: z.array(entry), pagination: z.object({ cursor: z.string().nullish() }).optional() })
  let cursor: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const { data, pagination } = (await client.call('GET', path, { query: { ...query, size: 500, cursor }, means })).as(
      page,
    )
    yield* data
    cursor = pagination?.cursor ?? undefined
    if (cursor === undefined) return
  }
}

/** The evidence of exactly this name: Drata looks for the beginning of names, and names are not unique. The oldest counts. */
export async function evidenceNamed(client: Client, name: string): Promise<number | undefined> {
  const ids: number[] = []
  for await (const each of listed(client, '/evidence', { name, sort: 'createdAt', sortDir: 'ASC' }, evidence))
    if (each.name === name) ids.push(each.id)
  return ids[0]
}

export async function artifactsOf(client: Client, evidenceId: number): Promise<Artifact[]> {
  const found: Artifact[] = []
  for await (const each of listed(client, `/evidence/${evidenceId}/artifacts`, {}, artifact)) found.push(each)
  return found
}

/** What holds this package: by its name, or as a version that an earlier attempt made and a newer one has replaced since. */
export const holding = (artifacts: readonly Artifact[], { name }: Sent, { artifactId, version }: Receipt) =>
  artifacts.find(({ artifactName }) => artifactName === name) ??
  artifacts.find(
    ({ id, artifactVersion = 0 }) =>
      String(id) === artifactId && version !== undefined && artifactVersion >= Number(version),
  )

export const before = (artifacts: readonly Artifact[], file: Sent): Artifact | undefined =>
  artifacts
    .filter(({ artifactName }) => sameAccount(file)(artifactName))
    .sort((a, b) => (a.createdAt ?? '').localeCompare(b.createdAt ?? ''))
    .at(-1)
