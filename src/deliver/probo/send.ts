import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { endWith } from '../kit/error.ts'
import { multipart } from '../kit/multipart.ts'
import { assertUnchanged, type Sent } from '../kit/sent.ts'
import { delivered } from '../kit/vendor.ts'
import type { Outcome } from '../outcome.ts'
import type { Config, Secrets } from './config.ts'
import { asked } from './graphql.ts'

const evidence = z.object({
  id: z.string(),
  file: z.object({ fileName: z.string(), size: z.union([z.number(), z.string()]) }).nullish(),
})
const page = z.object({
  node: z.object({
    evidences: z.object({
      edges: z.array(z.object({ node: evidence })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    }),
  }),
})
const uploaded = z.object({
  uploadMeasureEvidence: z.object({ evidenceEdge: z.object({ node: evidence }) }),
})

const LIST = `query Evidence($id: ID!, $after: CursorKey) {
  node(id: $id) { ... on Measure {
    evidences(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      edges { node { id file { fileName size } } } pageInfo { hasNextPage endCursor }
    }
  } }
}`
const UPLOAD = `mutation Upload($input: UploadMeasureEvidenceInput!) {
  uploadMeasureEvidence(input: $input) { evidenceEdge { node { id file { fileName size } } } }
}`
const PAGES = 100

/** Uploads a file of the package to the measure, unless one of its name and size is there. */
export async function push(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  const there = await find(file, target, context)
  if (there !== undefined) return delivered(200, { evidenceId: there })
  await assertUnchanged(file)
  const { measureId } = target.config
  const operations = JSON.stringify({ query: UPLOAD, variables: { input: { measureId, file: null } } })
  const map = JSON.stringify({ 0: ['variables.input.file'] })
  const body = multipart(
    [
      ['operations', operations],
      ['map', map],
    ],
    '0',
    file,
  )
  const { node } = (await asked(target, context, { body }, uploaded)).uploadMeasureEvidence.evidenceEdge
  if (node.file && Number(node.file.size) !== file.size) return endWith('size_differs', { httpStatus: 200 })
  return delivered(200, { evidenceId: node.id })
}

async function find(file: Sent, target: Target<Config, Secrets>, context: Context): Promise<string | undefined> {
  let after: string | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const json = { query: LIST, variables: { id: target.config.measureId, ...(after !== undefined && { after }) } }
    const { edges, pageInfo } = (await asked(target, context, { json }, page)).node.evidences
    const held = edges.find(({ node }) => node.file?.fileName === file.name && Number(node.file.size) === file.size)
    if (held) return held.node.id
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined
    if (after === undefined) return undefined
  }
  return undefined
}
