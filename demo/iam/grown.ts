import { grant, trust } from './documents.ts'

/** Policies of a user or a role: inline ones by name, and the ARNs of those attached. */
export interface Held {
  readonly inline?: Readonly<Record<string, string>>
  readonly attached?: readonly string[]
}

export interface GrownRole extends Held {
  readonly trust: string
  readonly path?: string
  readonly boundary?: string
  /** Whether instances can carry it. */
  readonly onInstances?: boolean
}

const LAMBDA = trust({ Service: 'lambda.amazonaws.com' })
const SAML = ['sts:AssumeRoleWithSAML', 'sts:TagSession']
const aws = (name: string) => `arn:aws:iam::aws:policy/${name}`

/** Rights as they grow in a company, each with a reason at the time: some lead to administration, some are held up in time. */
export const usersGrown = (account: string): Readonly<Record<string, Held>> => {
  const iam = (what: string) => `arn:aws:iam::${account}:${what}`
  return {
    'daniel.oyelaran': { attached: [iam('policy/nwp-on-call')] },
    'emil.sorensen': { inline: { 'move-between-teams': grant('iam:AddUserToGroup', iam('group/*')) } },
    // His own policy would let him write himself another; the contractors' group denies it.
    'jonas.weiss': { inline: { 'own-policies': grant('iam:PutUserPolicy', iam('user/jonas.weiss')) } },
    'marta.lindqvist': { inline: { onboarding: grant(['iam:CreateUser', 'iam:AttachUserPolicy'], iam('user/*')) } },
    'nadia.petrova': { inline: { release: grant('sts:AssumeRole', iam('role/release-manager')) } },
    'svc-jenkins': {
      inline: {
        'deploy-functions': grant(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
      },
    },
    'svc-mobile-ci': {
      inline: { 'publish-builds': grant('s3:PutObject', 'arn:aws:s3:::nwp-mobile-builds/*') },
      attached: [aws('AWSCompromisedKeyQuarantineV3')],
    },
  }
}

export const groupsGrown = (account: string): Readonly<Record<string, string>> => ({
  contractors: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
      { Sid: 'NoIdentities', Effect: 'Deny', Action: 'iam:*', Resource: '*' },
    ],
  }),
  operations: grant(['ssm:StartSession', 'ec2:DescribeInstances']),
  'service-desk': grant(['iam:CreateLoginProfile', 'iam:UpdateLoginProfile'], `arn:aws:iam::${account}:user/*`),
})

export const rolesGrown = (account: string): Readonly<Record<string, GrownRole>> => {
  const iam = (what: string) => `arn:aws:iam::${account}:${what}`
  const ownAccount = trust({ AWS: iam('root') })
  return {
    // Who releases starts the build host, and the build host may change every role.
    'release-manager': {
      trust: ownAccount,
      inline: {
        'start-build-host': JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' },
            { Effect: 'Allow', Action: 'iam:PassRole', Resource: iam('role/nwp-build-*') },
          ],
        }),
      },
    },
    'nwp-build-host': {
      trust: trust({ Service: 'ec2.amazonaws.com' }),
      attached: [aws('IAMFullAccess')],
      onInstances: true,
    },
    'nwp-key-rotation': {
      trust: LAMBDA,
      inline: {
        rotate: grant(['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:ListAccessKeys'], iam('user/svc-*')),
      },
    },
    'access-broker': { trust: LAMBDA, inline: { broker: grant('iam:UpdateAssumeRolePolicy', iam('role/*')) } },
    'payments-release': {
      trust: trust(
        { Federated: iam('oidc-provider/token.actions.githubusercontent.com') },
        'sts:AssumeRoleWithWebIdentity',
        {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:northwind-pay/payments-api:environment:production',
          },
        },
      ),
      attached: [iam('policy/nwp-pass-task-roles')],
      inline: { 'run-tasks': grant(['ecs:RegisterTaskDefinition', 'ecs:RunTask']) },
    },
    'payments-migrations': {
      trust: trust({ Service: 'ecs-tasks.amazonaws.com' }),
      inline: { ledger: grant(['dynamodb:GetItem', 'dynamodb:Scan'], `arn:aws:dynamodb:*:${account}:table/nwp-*`) },
    },
    // IAM Identity Center makes one of each permission set that is assigned to the account.
    'AWSReservedSSO_nwp-admin_5f0c8e2a91b7d364': {
      trust: trust({ Federated: iam('saml-provider/AWSSSO_3d1b7c90e8a2f546_DO_NOT_DELETE') }, SAML, {
        StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
      }),
      path: '/aws-reserved/sso.amazonaws.com/',
      attached: [aws('AdministratorAccess')],
    },
    // Everything of IAM, and yet no way out: the boundary leaves nothing of it.
    'developer-sandbox': {
      trust: ownAccount,
      inline: { everything: grant(['iam:*', 'lambda:*', 's3:*']) },
      boundary: iam('policy/nwp-developer-boundary'),
    },
  }
}
