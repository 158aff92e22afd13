import { type Answer, json } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'
import { NORTHWIND } from '../northwind.ts'

// Wire shapes of the Amazon Inspector API Reference (2020-06-08); the emulator lacks what the collector asks.

const ON = { status: 'ENABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' }
const OFF = { status: 'DISABLED', errorCode: 'ALREADY_ENABLED', errorMessage: '' }

/** On in the first region, but for the code of functions; elsewhere nobody turned it on. */
const stateOf = (accountId: string, main: boolean) => ({
  accountId,
  state: main ? ON : OFF,
  resourceState: { ec2: main ? ON : OFF, ecr: main ? ON : OFF, lambda: main ? ON : OFF, lambdaCode: OFF },
})

/** In an image that nobody has built anew for two months. */
const vulnerability = (now: Date) => ({
  findingArn: `arn:aws:inspector2:us-east-1:${NORTHWIND}:finding/5b0e7f0c2d9a4c1f8e6d3b2a19087654`,
  ...{ awsAccountId: NORTHWIND, type: 'PACKAGE_VULNERABILITY', severity: 'HIGH', status: 'ACTIVE' },
  ...{ title: 'CVE-2026-10001 - openssl', description: 'openssl', fixAvailable: 'YES', exploitAvailable: 'NO' },
  ...{ inspectorScore: 8.1, remediation: { recommendation: { text: 'None Provided' } } },
  firstObservedAt: before(now, 61).getTime() / 1000,
  lastObservedAt: before(now, 1).getTime() / 1000,
  updatedAt: before(now, 1).getTime() / 1000,
  resources: [
    {
      type: 'AWS_ECR_CONTAINER_IMAGE',
      id: `arn:aws:ecr:us-east-1:${NORTHWIND}:repository/payments-api/sha256:5f2b`,
      ...{ partition: 'aws', region: 'us-east-1' },
    },
  ],
  packageVulnerabilityDetails: {
    ...{ vulnerabilityId: 'CVE-2026-10001', source: 'NVD', vendorSeverity: 'HIGH' },
    vulnerablePackages: [{ name: 'openssl', version: '3.0.2', fixedInVersion: '3.0.19', packageManager: 'OS' }],
  },
})

const notFound = {
  ...json({ message: 'No delegated administrator account is designated.' }, 404),
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ResourceNotFoundException' },
}

export const answers: readonly Answer[] = [
  {
    service: 'inspector2',
    operation: /^POST \/status\/batch\/get$/,
    respond({ body, region }) {
      const { accountIds = [] } = JSON.parse(body) as { accountIds?: string[] }
      return json({ accounts: accountIds.map(id => stateOf(id, region === 'us-east-1')), failedAccounts: [] })
    },
  },
  {
    service: 'inspector2',
    operation: /^POST \/configuration\/get$/,
    respond: () =>
      json({
        ec2Configuration: { scanModeState: { scanMode: 'EC2_HYBRID', scanModeStatus: 'SUCCESS' } },
        ecrConfiguration: { rescanDurationState: { rescanDuration: 'DAYS_30', status: 'SUCCESS' } },
      }),
  },
  {
    service: 'inspector2',
    operation: /^POST \/findings\/list$/,
    respond: ({ now, region }) => json({ findings: region === 'us-east-1' ? [vulnerability(now)] : [] }),
  },
  {
    service: 'inspector2',
    operation: /^POST \/findings\/aggregation\/list$/,
    respond: () =>
      json({
        aggregationType: 'ACCOUNT',
        responses: [
          {
            accountAggregation: {
              accountId: NORTHWIND,
              severityCounts: { all: 37, medium: 21, high: 1, critical: 0 },
            },
          },
        ],
      }),
  },
  { service: 'inspector2', operation: /^POST \/delegatedadminaccounts\/get$/, respond: () => notFound },
]
