import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS CodePipeline API Reference. A pipeline with an approval in front of production, and an old one without.

const DAY = 86_400
const ACCOUNT = '210987654321'

const stage = (name: string, category: string, provider: string, configuration: Record<string, string> = {}) => ({
  name,
  actions: [
    {
      name,
      actionTypeId: { category, owner: 'AWS', provider, version: '1' },
      runOrder: 1,
      configuration,
      inputArtifacts: [],
      outputArtifacts: [],
    },
  ],
})

const SOURCE = stage('Source', 'Source', 'CodeStarSourceConnection', {
  FullRepositoryId: 'northwind-pay/payouts',
  BranchName: 'main',
})
const DEPLOY = stage('Production', 'Deploy', 'ECS', { ClusterName: 'payments-prod', ServiceName: 'payouts' })

const STORE = { type: 'S3', location: 'nwp-deployment-artifacts' }
const STORES: Readonly<Record<string, object>> = {
  'nwp-payouts': { ...STORE, encryptionKey: { id: 'alias/nwp-data', type: 'KMS' } },
  'nwp-legacy': STORE,
}
const STAGES: Readonly<Record<string, readonly object[]>> = {
  'nwp-payouts': [
    SOURCE,
    stage('Build', 'Build', 'CodeBuild', {
      ProjectName: 'payouts-build',
      EnvironmentVariables: '[{"name":"LEDGER","value":"demo-only-7Qp3","type":"PLAINTEXT"}]',
    }),
    stage('Approve', 'Approval', 'Manual'),
    DEPLOY,
  ],
  'nwp-legacy': [SOURCE, DEPLOY],
}

export const answers: readonly Answer[] = [
  {
    service: 'codepipeline',
    operation: 'ListPipelines',
    respond: ({ region, now }) =>
      json({
        pipelines: (region === 'us-east-1' ? Object.keys(STAGES) : []).map(name => ({
          name,
          version: 1,
          pipelineType: 'V2',
          executionMode: 'SUPERSEDED',
          created: secondsAgo(now, 300 * DAY),
          updated: secondsAgo(now, 300 * DAY),
        })),
      }),
  },
  {
    service: 'codepipeline',
    operation: 'GetPipeline',
    respond({ body, region, now }) {
      const { name } = JSON.parse(body) as { name: string }
      const updated = secondsAgo(now, 300 * DAY)
      return json({
        pipeline: {
          name,
          roleArn: `arn:aws:iam::${ACCOUNT}:role/service-role/nwp-pipelines`,
          artifactStore: STORES[name],
          stages: STAGES[name],
          version: 1,
          executionMode: 'SUPERSEDED',
          pipelineType: 'V2',
        },
        metadata: { pipelineArn: `arn:aws:codepipeline:${region}:${ACCOUNT}:${name}`, created: updated, updated },
      })
    },
  },
]
