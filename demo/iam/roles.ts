import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateServiceLinkedRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import type { SeedAccount } from '../kit/account.ts'
import { grant, trust } from './documents.ts'
import { READER } from './ids.ts'
import { seedGrownRoles } from './make-roles.ts'
import { ROLE_USE } from './past.ts'

const GITHUB = 'token.actions.githubusercontent.com'
const WEB = 'sts:AssumeRoleWithWebIdentity'
const AUDIENCE = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' }
const VENDOR = { AWS: 'arn:aws:iam::999988887777:root' }

function trusts(account: string): Record<string, string> {
  const github = { Federated: `arn:aws:iam::${account}:oidc-provider/${GITHUB}` }
  const okta = { Federated: `arn:aws:iam::${account}:saml-provider/northwind-okta` }
  const saml = trust(okta, 'sts:AssumeRoleWithSAML', {
    StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
  })
  return {
    'payments-api-task': trust({ Service: 'ecs-tasks.amazonaws.com' }),
    'ledger-worker': trust({ Service: 'ec2.amazonaws.com' }),
    'github-deploy': trust(github, WEB, {
      StringEquals: { ...AUDIENCE, [`${GITHUB}:sub`]: 'repo:northwind-pay/payments-api:ref:refs/heads/main' },
    }),
    'github-preview': trust(github, WEB, { StringEquals: AUDIENCE }),
    'vendor-monitoring': trust(VENDOR, 'sts:AssumeRole', { StringEquals: { 'sts:ExternalId': 'nwp-4c1e' } }),
    'vendor-analytics': trust(VENDOR),
    'sso-admin': saml,
    'incident-support': saml,
    'legacy-partner-upload': trust({ AWS: '*' }),
    'data-export': trust({ Service: 'lambda.amazonaws.com' }),
    'payout-reconciler': trust({ Service: 'lambda.amazonaws.com' }),
    'nwp-trail-to-logs': trust({ Service: 'cloudtrail.amazonaws.com' }),
    'nwp-replication': trust({ Service: 's3.amazonaws.com' }),
    'northwind-flow-logs': trust({ Service: 'vpc-flow-logs.amazonaws.com' }),
    [READER]: trust({ AWS: `arn:aws:iam::${account}:role/sso-admin` }),
  }
}

const ATTACHED: Record<string, string[]> = {
  'sso-admin': ['aws:policy/AdministratorAccess'],
  'incident-support': ['aws:policy/AWSSupportAccess'],
  'vendor-monitoring': ['aws:policy/SecurityAudit'],
  [READER]: ['aws:policy/SecurityAudit'],
}

/** Identity providers, then roles for services, pipelines, vendors and people. */
export async function seedRoles(account: SeedAccount): Promise<void> {
  const iam = account.client(IAMClient)
  await iam.send(new CreateSAMLProviderCommand({ Name: 'northwind-okta', SAMLMetadataDocument: METADATA }))
  await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: `https://${GITHUB}`,
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
    }),
  )
  for (const [RoleName, AssumeRolePolicyDocument] of Object.entries(trusts(account.id))) {
    account.since(ROLE_USE[RoleName]?.created ?? 450)
    await iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, Tags: [{ Key: 'env', Value: 'production' }] }),
    )
    for (const policy of ATTACHED[RoleName] ?? [])
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::${policy}` }))
  }
  await attachOwn(iam, account.id)
  await seedGrownRoles(account)
  for (const service of ['access-analyzer', 'config', 'guardduty', 'organizations', 'rds', 'securityhub'])
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: `${service}.amazonaws.com` }))
}

async function attachOwn(iam: IAMClient, account: string): Promise<void> {
  const inline = [
    {
      RoleName: 'ledger-worker',
      PolicyName: 'queue',
      PolicyDocument: grant('sqs:ReceiveMessage', `arn:aws:sqs:us-east-1:${account}:ledger`),
    },
    {
      RoleName: 'nwp-trail-to-logs',
      PolicyName: 'write-events',
      PolicyDocument: grant(
        ['logs:CreateLogStream', 'logs:PutLogEvents'],
        `arn:aws:logs:us-east-1:${account}:log-group:/nwp/audit-trail:*`,
      ),
    },
    {
      RoleName: 'northwind-flow-logs',
      PolicyName: 'write-flows',
      PolicyDocument: grant(
        ['logs:CreateLogStream', 'logs:PutLogEvents'],
        `arn:aws:logs:us-east-1:${account}:log-group:/northwind/vpc/*`,
      ),
    },
    {
      RoleName: 'nwp-replication',
      PolicyName: 'copy-vault',
      PolicyDocument: grant(
        ['s3:ReplicateObject', 's3:ReplicateDelete'],
        `arn:aws:s3:::nwp-card-vault-copy-${account}/*`,
      ),
    },
    {
      RoleName: 'github-preview',
      PolicyName: 'preview-functions',
      PolicyDocument: grant(
        ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'],
        `arn:aws:lambda:us-east-1:${account}:function:*`,
      ),
    },
    {
      RoleName: 'vendor-analytics',
      PolicyName: 'read-statements',
      PolicyDocument: grant(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::nwp-statements-*'),
    },
    { RoleName: 'data-export', PolicyName: 'temporary', PolicyDocument: grant(['s3:GetObject', '*']) },
  ]
  for (const policy of inline) await iam.send(new PutRolePolicyCommand(policy))
  const attached = { 'ledger-worker': 'nwp-ledger-tables', 'github-deploy': 'nwp-ci-deploy' }
  for (const [RoleName, policy] of Object.entries(attached))
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::${account}:policy/${policy}` }))
  const InstanceProfileName = 'ledger-worker'
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }))
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: 'ledger-worker' }))
}

/** Metadata of an identity provider that does not exist (RFC 2606 name), long enough for IAM. */
const METADATA = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://login.northwindpay.example/saml"><!--${' made up for the demo'.repeat(50)}--><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.northwindpay.example/saml"/></IDPSSODescriptor></EntityDescriptor>`
