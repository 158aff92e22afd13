import { type Answer, json } from '../kit/answer.ts'
import { NORTHWIND } from '../northwind.ts'

// Wire shapes of the Amazon Bedrock API Reference, Agents for Amazon Bedrock (2023-06-05). Two agents in the main region act under one
// role; one of them has no guardrail.

const MAIN = 'us-east-1'
const ROLE = `arn:aws:iam::${NORTHWIND}:role/nwp-agents`
const AGENTS = [
  {
    id: 'MERCHHELP1',
    name: 'merchant-help',
    guardrail: { guardrailIdentifier: 'k4n7p2r9t6w1', guardrailVersion: '1' },
  },
  { id: 'CHARGEBCK1', name: 'chargeback-clerk', guardrail: undefined },
]
const BASE = 'KBMERCHAN1'
const SOURCE = { knowledgeBaseId: BASE, dataSourceId: 'DSGUIDES01', name: 'merchant-guides', status: 'AVAILABLE' }
const PROMPT = {
  id: 'PRMPTREFND',
  arn: `arn:aws:bedrock:${MAIN}:${NORTHWIND}:prompt/PRMPTREFND`,
  name: 'refund-answer',
  version: 'DRAFT',
}
const MODEL = {
  modelArn: `arn:aws:bedrock:${MAIN}:${NORTHWIND}:custom-model/amazon.titan-text-lite-v1:0:4k/a1b2c3d4e5f6`,
  modelName: 'dispute-letters',
  baseModelArn: `arn:aws:bedrock:${MAIN}::foundation-model/amazon.titan-text-lite-v1:0:4k`,
  modelStatus: 'Active',
}

/** One segment of a path, by its place. */
const partOf = (path: string, place: number): string => path.split('/')[place] ?? ''

const described = (id: string, moment: string) => {
  const { name, guardrail } = AGENTS.find(a => a.id === id) ?? { name: id, guardrail: undefined }
  return {
    ...{ agentId: id, agentName: name, agentStatus: 'PREPARED', guardrailConfiguration: guardrail },
    agentArn: `arn:aws:bedrock:${MAIN}:${NORTHWIND}:agent/${id}`,
    ...{ agentResourceRoleArn: ROLE, foundationModel: 'anthropic.claude-3-haiku-20240307-v1:0' },
    ...{ idleSessionTTLInSeconds: 600, createdAt: moment, updatedAt: moment },
    instruction: 'You help merchants of Northwind Pay with questions about their payouts.',
  }
}

const at = (operation: RegExp, respond: (path: string, moment: string) => object, elsewhere: object = {}): Answer => ({
  service: 'bedrock',
  operation,
  respond: ({ path, region, now }) => json(region === MAIN ? respond(path, now.toISOString()) : elsewhere),
})

export const agents: readonly Answer[] = [
  at(
    /^POST \/agents\/$/,
    (_, updatedAt) => ({
      agentSummaries: AGENTS.map(({ id, name, guardrail }) => ({
        ...{ agentId: id, agentName: name, agentStatus: 'PREPARED', latestAgentVersion: '2', updatedAt },
        guardrailConfiguration: guardrail,
      })),
    }),
    { agentSummaries: [] },
  ),
  at(/^GET \/agents\/[^/]+\/$/, (path, moment) => ({
    agent: { ...described(partOf(path, 2), moment), agentVersion: 'DRAFT' },
  })),
  at(/^POST \/agents\/[^/]+\/agentaliases\/$/, (_, moment) => ({
    agentAliasSummaries: [
      {
        ...{ agentAliasId: 'LIVEALIAS1', agentAliasName: 'live', agentAliasStatus: 'PREPARED' },
        ...{ routingConfiguration: [{ agentVersion: '2' }], createdAt: moment, updatedAt: moment },
      },
    ],
  })),
  at(/^GET \/agents\/[^/]+\/agentversions\/[^/]+\/$/, (path, moment) => ({
    agentVersion: { ...described(partOf(path, 2), moment), version: partOf(path, 4) },
  })),
  at(
    /^POST \/knowledgebases\/$/,
    (_, updatedAt) => ({
      knowledgeBaseSummaries: [{ knowledgeBaseId: BASE, name: 'merchant-guides', status: 'ACTIVE', updatedAt }],
    }),
    { knowledgeBaseSummaries: [] },
  ),
  at(/^POST \/knowledgebases\/[^/]+\/datasources\/$/, (_, updatedAt) => ({
    dataSourceSummaries: [{ ...SOURCE, updatedAt }],
  })),
  at(/^GET \/knowledgebases\/[^/]+\/datasources\/[^/]+$/, (_, moment) => ({
    dataSource: {
      ...{ ...SOURCE, createdAt: moment, updatedAt: moment, dataDeletionPolicy: 'RETAIN' },
      dataSourceConfiguration: { type: 'S3', s3Configuration: { bucketArn: 'arn:aws:s3:::nwp-merchant-guides' } },
    },
  })),
  at(/^GET \/prompts\/$/, (_, moment) => ({ promptSummaries: [{ ...PROMPT, createdAt: moment, updatedAt: moment }] }), {
    promptSummaries: [],
  }),
  at(/^GET \/prompts\/[^/]+\/$/, (_, moment) => ({
    ...{ ...PROMPT, createdAt: moment, updatedAt: moment },
    variants: [
      { name: 'v1', templateType: 'TEXT', templateConfiguration: { text: { text: 'Answer in one sentence.' } } },
    ],
  })),
  at(
    /^GET \/custom-models$/,
    (_, creationTime) => ({ modelSummaries: [{ ...MODEL, creationTime, baseModelName: 'Titan Text Lite' }] }),
    { modelSummaries: [] },
  ),
  at(/^GET \/custom-models\/.+$/, (_, creationTime) => ({
    ...{
      ...MODEL,
      creationTime,
      modelKmsKeyArn: `arn:aws:kms:${MAIN}:${NORTHWIND}:key/5a1b3c77-0d2f-4a68-9a30-1b7d5e2c9f11`,
    },
    trainingDataConfig: { s3Uri: 's3://nwp-merchant-guides/letters.jsonl' },
    outputDataConfig: { s3Uri: 's3://nwp-merchant-guides/out/' },
  })),
]
