import { CreatePolicyCommand, CreatePolicyVersionCommand, IAMClient } from '@aws-sdk/client-iam'
import type { SeedAccount } from '../kit/account.ts'
import { grant } from './documents.ts'

/** Customer managed policies, from narrow to far too wide. */
export async function seedPolicies(account: SeedAccount): Promise<void> {
  const iam = account.client(IAMClient)
  const tables = [`arn:aws:dynamodb:us-east-1:${account.id}:table/ledger-*`]
  const documents: Record<string, string> = {
    'nwp-ledger-tables': grant(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], tables),
    'nwp-statements-read': grant('s3:GetObject', 'arn:aws:s3:::nwp-statements-*/*'),
    'nwp-ci-deploy': grant(['ecs:UpdateService', 'ecr:PutImage', 'iam:PassRole']),
    'nwp-pass-task-roles': grant('iam:PassRole', `arn:aws:iam::${account.id}:role/payments-*`),
    'nwp-network-ops': grant('ec2:*'),
    'nwp-storage-ops': grant(['s3:*', 's3-object-lambda:*']),
    'nwp-identity-ops': grant('iam:*', `arn:aws:iam::${account.id}:role/*`),
    // Whoever is on call may mend this policy at night, and so write anything into it.
    'nwp-on-call': grant(
      ['iam:CreatePolicyVersion', 'iam:GetPolicyVersion'],
      `arn:aws:iam::${account.id}:policy/nwp-on-call`,
    ),
    'nwp-developer-boundary': grant(['cloudwatch:*', 'logs:*', 's3:Get*', 's3:List*']),
    'nwp-everything-2019': grant('*:*', '*'),
  }
  for (const [PolicyName, PolicyDocument] of Object.entries(documents))
    await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument, Description: 'Northwind Pay' }))
  await iam.send(
    new CreatePolicyVersionCommand({
      PolicyArn: `arn:aws:iam::${account.id}:policy/nwp-statements-read`,
      PolicyDocument: grant(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::nwp-statements-*'),
      SetAsDefault: true,
    }),
  )
}
