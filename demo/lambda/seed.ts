import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  LambdaClient,
} from '@aws-sdk/client-lambda'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

interface Plan {
  name: string
  role: string
  environment?: Record<string, string>
  /** Name of the VPC whose subnets it is attached to. */
  vpc?: string
  traced?: boolean
  alias?: string
  /** Invoked by S3, by anybody's buckets. */
  fromBuckets?: boolean
}

const FUNCTIONS: readonly (readonly Plan[])[] = [
  [
    {
      name: 'card-authorizer',
      role: 'payout-reconciler',
      environment: { LEDGER_TABLE: 'nwp-ledger-accounts', STAGE: 'production' },
      vpc: 'payments-prod',
      traced: true,
      alias: 'live',
    },
    {
      name: 'statement-mailer',
      role: 'data-export',
      environment: { SMTP_HOST: 'smtp.northwindpay.example', SMTP_PASSWORD: 'not-a-real-one' },
    },
  ],
  [{ name: 'payout-import', role: 'data-export', fromBuckets: true }],
]

/** A zip archive without files. */
const NO_CODE = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')

/** Northwind Pay's functions: the one that authorizes cards is kept well, those that others wrote in a hurry are not. */
async function seedLambda(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const plan of FUNCTIONS[index] ?? []) await makeFunction(account, region, plan)
}

async function makeFunction(account: SeedAccount, region: string, plan: Plan): Promise<void> {
  const lambda = account.client(LambdaClient, region)
  await lambda.send(new CreateFunctionCommand(await inputOf(account, region, plan)))
  const FunctionName = plan.name
  if (plan.alias)
    await lambda.send(new CreateAliasCommand({ FunctionName, Name: plan.alias, FunctionVersion: '$LATEST' }))
  if (!plan.fromBuckets) return
  const source = { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::nwp-payout-files' }
  await lambda.send(
    new AddPermissionCommand({ FunctionName, StatementId: 'files', Action: 'lambda:InvokeFunction', ...source }),
  )
}

async function inputOf(account: SeedAccount, region: string, plan: Plan): Promise<CreateFunctionCommandInput> {
  const SubnetIds = plan.vpc === undefined ? [] : await subnetsOf(account.client(EC2Client, region), plan.vpc)
  return {
    FunctionName: plan.name,
    Role: `arn:aws:iam::${account.id}:role/${plan.role}`,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: NO_CODE },
    TracingConfig: { Mode: plan.traced ? 'Active' : 'PassThrough' },
    Tags: { owner: 'platform' },
    ...(plan.environment && { Environment: { Variables: plan.environment } }),
    ...(plan.vpc && { VpcConfig: { SubnetIds, SecurityGroupIds: [] } }),
  }
}

async function subnetsOf(ec2: EC2Client, vpc: string): Promise<string[]> {
  const Filters = [{ Name: 'tag:Name', Values: [`${vpc}-*`] }]
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }))
  return Subnets.flatMap(subnet => subnet.SubnetId ?? []).sort()
}

export default { since: 420, after: ['ec2', 'iam'], fill: seedLambda } satisfies Seed
