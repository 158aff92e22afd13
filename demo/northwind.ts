import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { seedAccount } from './kit/account.ts'
import { startFront } from './kit/front.ts'
import { startMoto } from './kit/moto.ts'
import { allAnswers, seedAll } from './kit/services.ts'

/** The account id of Northwind Pay; it belongs to no account that we know of. */
export const NORTHWIND = '210987654321'

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

export interface Northwind {
  /** What the AWS SDK and the command line take to reach the account. */
  readonly env: Readonly<Record<string, string>>
  readonly credentials: Credentials
  /** Which emulator answers. */
  readonly emulator: string
  /** Another way into the account, for as long as `work` takes; its request ids begin anew. */
  through<T>(work: (endpoint: string) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** Starts moto behind a front, and fills the account of Northwind Pay as it is at a moment. */
export async function startNorthwind(
  progress: (step: string) => void = () => {},
  now: Date = new Date(),
): Promise<Northwind> {
  const [answers, moto] = await Promise.all([allAnswers(), startMoto({ moment: now })])
  const front = await startFront(moto.url, answers, now)
  const stop = async () => {
    await front.stop()
    moto.stop()
  }
  try {
    const credentials = await credentialsIn(front.url)
    await seedAll(seedAccount(front.url, NORTHWIND, credentials, now), progress)
    const through = async <T>(work: (endpoint: string) => Promise<T>) => {
      const other = await startFront(moto.url, answers, now)
      return work(other.url).finally(() => other.stop())
    }
    return { env: environment(front.url, credentials), credentials, emulator: moto.version, through, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function credentialsIn(endpoint: string): Promise<Credentials> {
  const sts = new STSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'demo', secretAccessKey: 'demo' },
  })
  const role = { RoleArn: `arn:aws:iam::${NORTHWIND}:role/exhibit-reader`, RoleSessionName: 'exhibit-demo' }
  const { Credentials: given } = await sts.send(new AssumeRoleCommand(role))
  sts.destroy()
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) throw new Error('moto gave no credentials')
  return { accessKeyId: given.AccessKeyId, secretAccessKey: given.SecretAccessKey, sessionToken: given.SessionToken }
}

const environment = (endpoint: string, c: Credentials) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: c.accessKeyId,
  AWS_SECRET_ACCESS_KEY: c.secretAccessKey,
  AWS_SESSION_TOKEN: c.sessionToken,
  AWS_REGION: 'us-east-1',
})
