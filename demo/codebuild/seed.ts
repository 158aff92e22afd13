import { CodeBuildClient, CreateProjectCommand, type CreateProjectCommandInput } from '@aws-sdk/client-codebuild'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const common = (id: string) => ({
  artifacts: { type: 'NO_ARTIFACTS' as const },
  serviceRole: `arn:aws:iam::${id}:role/nwp-deploy`,
})

const image = (variables: { name: string; value: string; type: 'PLAINTEXT' | 'PARAMETER_STORE' }[]) => ({
  type: 'LINUX_CONTAINER' as const,
  image: 'aws/codebuild/amazonlinux2-x86_64-standard:5.0',
  computeType: 'BUILD_GENERAL1_SMALL' as const,
  environmentVariables: variables,
})

const plans = (id: string): readonly CreateProjectCommandInput[] => [
  {
    ...common(id),
    name: 'nwp-api',
    source: { type: 'GITHUB', location: 'https://github.com/northwindpay/api' },
    environment: image([{ name: 'PARTNER_KEY', value: '/payments/api/partner-key', type: 'PARAMETER_STORE' }]),
    logsConfig: { cloudWatchLogs: { status: 'ENABLED', groupName: '/nwp/builds' } },
  },
  {
    ...common(id),
    name: 'nwp-legacy-import',
    source: {
      type: 'BITBUCKET',
      location: 'https://builder:not-a-real-password@bitbucket.org/northwindpay/import.git',
    },
    environment: image([{ name: 'AWS_SECRET_ACCESS_KEY', value: 'not-a-real-key', type: 'PLAINTEXT' }]),
    logsConfig: {
      cloudWatchLogs: { status: 'DISABLED' },
      s3Logs: { status: 'ENABLED', location: `nwp-build-artifacts-${id}/logs`, encryptionDisabled: true },
    },
  },
]

/** Northwind Pay's builds: the API's, and an import of earlier years with passwords in plain sight. */
async function seedCodeBuild(account: SeedAccount): Promise<void> {
  const client = account.client(CodeBuildClient)
  for (const plan of plans(account.id)) await client.send(new CreateProjectCommand(plan))
}

export default { since: 420, after: ['iam', 's3'], fill: seedCodeBuild } satisfies Seed
