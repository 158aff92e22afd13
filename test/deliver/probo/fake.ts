import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLObjectType, graphqlSync, isObjectType } from 'graphql'
import { type Answers, type Fake, startContractFake } from '../kit/contract-fake.ts'
import type { Asked } from '../kit/refusals.ts'
import type { Stage } from '../suite.ts'

interface Uploaded {
  readonly fileName: string
  readonly bytes: Buffer
}

export interface Probo extends Fake {
  readonly files: Uploaded[]
  readonly said: { permits: boolean }
}

const MEASURE = 'measure-0001'
const schemaText = readFileSync(join(import.meta.dirname, '../contracts/probo.graphql'), 'utf8')

/** Executes what is asked against Probo's own schema. Errors come with status 200. */
export async function startProbo(): Promise<Probo> {
  const files: Uploaded[] = []
  const said = { permits: true }
  const schema = buildSchema(schemaText)
  const node = schema.getType('Node')
  if (node && 'resolveType' in node) node.resolveType = () => 'Measure'
  const measure = schema.getType('Measure') as GraphQLObjectType
  if (!isObjectType(measure)) throw new Error('no measure')
  const shown = ({ fileName, bytes }: Uploaded, index: number) => ({
    ...{ cursor: String(index), node: { id: `evidence-${index}`, file: { fileName, size: bytes.length } } },
  })
  const root = {
    node: ({ id }: { id: string }) => {
      if (id !== MEASURE) throw new Error('node not found')
      const evidences = () => ({ edges: files.map(shown), pageInfo: { hasNextPage: false, hasPreviousPage: false } })
      return { id, name: 'Access', permission: () => said.permits, evidences }
    },
    uploadMeasureEvidence: ({ input }: { input: { measureId: string; file: Uploaded } }) => {
      if (!said.permits || input.measureId !== MEASURE) throw new Error('permission denied')
      files.push(input.file)
      return { evidenceEdge: files.map(shown).at(-1) }
    },
  }
  const answers: Answers = {
    graphql: asked => {
      const { query, variables } = operationOf(asked)
      const json = graphqlSync({ schema, source: query, rootValue: root, variableValues: variables })
      return { status: 200, json: JSON.parse(JSON.stringify(json)) }
    },
  }
  return Object.assign(await startContractFake('probo', () => answers), { files, said })
}

interface Operation {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** The multipart request spec: operations, map, then the files. */
function operationOf({ json, parts }: Asked): Operation {
  if (parts.length === 0) return json as Operation
  const [operations, map, file] = parts
  if (operations?.name !== 'operations' || map?.name !== 'map' || !file) throw new Error('parts out of order')
  const { query, variables } = JSON.parse(operations.bytes.toString()) as Operation
  const input = variables.input as Record<string, unknown>
  return { query, variables: { input: { ...input, file: { fileName: file.fileName, bytes: file.bytes } } } }
}

export const secrets = { token: 'a-token-that-is-secret' }

export const stageOf = (fake: Probo): Stage => ({
  endpoint: fake.url,
  config: url => ({ url, measureId: MEASURE, forms: ['report'] }),
  secrets,
  held: async () => fake.files.map(({ bytes }) => bytes),
  written: async () => fake.files.length,
})
