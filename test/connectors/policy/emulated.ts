import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { startMoto } from '../../../demo/kit/moto.ts'

export const ACCOUNT = '123456789012'
export const BUCKET = 'emulated'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/open`
export const userArn = (name: string): string => `arn:aws:iam::${ACCOUNT}:user/${name}`

export type Statement = Record<string, unknown>
export interface User {
  readonly statements: readonly Statement[]
  readonly boundary?: readonly Statement[]
}

const ASKED = {
  's3:GetObject': `arn:aws:s3:::${BUCKET}/reports/q1.csv`,
  's3:PutObject': `arn:aws:s3:::${BUCKET}/inbox/q1.csv`,
  'sqs:ListQueues': '*',
  'iam:ListUsers': '*',
  'ec2:DescribeInstances': '*',
  'sts:AssumeRole': ROLE,
} as const
export type Action = keyof typeof ASKED
export const ACTIONS = Object.keys(ASKED) as Action[]
export const resourceOf = (action: Action): string => ASKED[action]

type Keys = { accessKeyId: string; secretAccessKey: string }
const document = (Statement: readonly Statement[]) => JSON.stringify({ Version: '2012-10-17', Statement })

/** An emulator with users of these policies, and a role of that trust, which from then on lets them do what it takes them to be allowed. */
export async function enforcing(users: ReadonlyMap<string, User>, trust: Statement) {
  const moto = await startMoto()
  const config = (credentials: Keys) => ({ endpoint: moto.url, region: 'us-east-1', credentials, maxAttempts: 1 })
  const own = config({ accessKeyId: 'test', secretAccessKey: 'test' })
  const s3 = new S3Client({ ...own, forcePathStyle: true })
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }))
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'reports/q1.csv', Body: 'x' }))
  const iam = new IAMClient(own)
  const keys = new Map<string, Keys>()
  for (const [name, user] of users) keys.set(name, await make(iam, name, user))
  // After the users that it names.
  await iam.send(new CreateRoleCommand({ RoleName: 'open', AssumeRolePolicyDocument: document([trust]) }))
  const reset = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '0' }
  if (!(await fetch(`${moto.url}/moto-api/reset-auth`, reset)).ok) throw new Error('the emulator does not enforce')
  return {
    stop: () => moto.stop(),
    async answers(name: string, action: Action): Promise<'allowed' | 'denied'> {
      const credentials = keys.get(name)
      if (!credentials) throw new Error(`no user ${name}`)
      try {
        await SENDS[action](config(credentials))
        return 'allowed'
      } catch (error) {
        // Some clients cannot read the refusal, which is in another protocol than theirs.
        const { $metadata: meta, $response: answer } = error as {
          $metadata?: { httpStatusCode?: number }
          $response?: { statusCode?: number }
        }
        if ((answer?.statusCode ?? meta?.httpStatusCode) === 403) return 'denied'
        throw error
      }
    },
  }
}

async function make(iam: IAMClient, UserName: string, { statements, boundary }: User): Promise<Keys> {
  const limit = boundary && { PolicyName: `${UserName}-limit`, PolicyDocument: document(boundary) }
  const made = limit && (await iam.send(new CreatePolicyCommand(limit)))
  await iam.send(new CreateUserCommand({ UserName, PermissionsBoundary: made?.Policy?.Arn }))
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: document(statements) }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
}

type Config = { endpoint: string; region: string; credentials: Keys; maxAttempts: number }
const SENDS: Readonly<Record<Action, (config: Config) => Promise<unknown>>> = {
  's3:GetObject': config =>
    new S3Client({ ...config, forcePathStyle: true }).send(
      new GetObjectCommand({ Bucket: BUCKET, Key: 'reports/q1.csv' }),
    ),
  's3:PutObject': config =>
    new S3Client({ ...config, forcePathStyle: true }).send(
      new PutObjectCommand({ Bucket: BUCKET, Key: 'inbox/q1.csv', Body: 'x' }),
    ),
  'sqs:ListQueues': config => new SQSClient(config).send(new ListQueuesCommand({})),
  'iam:ListUsers': config => new IAMClient(config).send(new ListUsersCommand({})),
  'ec2:DescribeInstances': config => new EC2Client(config).send(new DescribeInstancesCommand({})),
  'sts:AssumeRole': config =>
    new STSClient(config).send(new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 's' })),
}
