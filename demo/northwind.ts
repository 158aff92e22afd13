import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { answers } from './answers/index.ts'
import { startFront, startMoto } from './emulator.ts'
import { seedAccount } from './seed/account.ts'
import { seed } from './seed/index.ts'

/** The account id of Northwind Pay; it belongs to no account that we know of. */
export const NORTHWIND = '210987654321'

export interface Northwind {
  /** What the AWS SDK and the command line take to reach the account. */
  readonly env: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Starts moto behind a front, and fills the account of Northwind Pay. */
export async function startNorthwind(progress: (step: string) => void = () => {}): Promise<Northwind> {
  const moto = await startMoto()
  const front = await startFront(moto.url, answers)
  const stop = async () => {
    await front.stop()
    moto.stop()
  }
  try {
    const credentials = await credentialsIn(front.url)
    await seed(seedAccount(front.url, NORTHWIND, credentials), progress)
    return { env: environment(front.url, credentials), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function credentialsIn(endpoint: string) {
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

const environment = (endpoint: string, c: Awaited<ReturnType<typeof credentialsIn>>) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: c.accessKeyId,
  AWS_SECRET_ACCESS_KEY: c.secretAccessKey,
  AWS_SESSION_TOKEN: c.sessionToken,
  AWS_REGION: 'us-east-1',
})
