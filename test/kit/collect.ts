import { randomInt, randomUUID } from 'node:crypto'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { inject } from 'vitest'
import type { EvidenceType, TypeOfConnector } from '../../connectors/kit/index.ts'
import { type SeedAccount, seedAccount } from '../../demo/kit/account.ts'
import type { Answer } from '../../demo/kit/answer.ts'
import { startFront } from '../../demo/kit/front.ts'
import { untilUp } from '../../demo/kit/moto.ts'
import { collectType } from '../../src/collect/collect-type.ts'
import { networkHandler } from '../../src/collect/handlers.ts'
import { Session } from '../../src/collect/session.ts'
import { byId, type EvidenceItem, type Resource } from '../../src/evidence/item.ts'

/** False where moto is not installed: `describe.skipIf(!hasMoto)`. */
export const hasMoto = inject('moto') !== null

export interface TestAws {
  readonly account: string
  readonly endpoint: string
  readonly seed: SeedAccount
  readonly credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string }
  /** Reads one evidence type, as a run would; `region` is `global` for account-wide types. */
  collect(of: TypeOfConnector, region?: string, regions?: readonly string[]): Promise<EvidenceItem>
  stop(): Promise<void>
}

/** An empty account of its own in the emulated AWS, behind a front with the given answers. */
export async function testAws(answers: readonly Answer[] = []): Promise<TestAws> {
  const moto = inject('moto')
  if (!moto) throw new Error('moto_server is not installed')
  await untilUp(moto)
  const account = String(randomInt(100_000_000_000, 999_999_999_999))
  const credentials = await credentialsOf(moto, account)
  const front = await startFront(moto, answers)
  const session = new Session({ handler: networkHandler(), endpoint: front.url, credentials: async () => credentials })
  return {
    account,
    endpoint: front.url,
    credentials,
    seed: seedAccount(front.url, account, credentials),
    collect: (of, region, regions) => collectOne(of, session, account, region, regions),
    stop: async () => {
      session.close()
      await front.stop()
    },
  }
}

async function credentialsOf(moto: string, account: string) {
  const sts = new STSClient({
    endpoint: moto,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const role = { RoleArn: `arn:aws:iam::${account}:role/test`, RoleSessionName: 'exhibit' }
  const { Credentials: given } = await sts.send(new AssumeRoleCommand(role))
  sts.destroy()
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  }
}

/** Reads one evidence type through a session, as a run would. */
export async function collectOne(
  of: TypeOfConnector,
  session: Session,
  account: string,
  region?: string,
  regions: readonly string[] = ['us-east-1', 'eu-west-1'],
  more: { readonly until?: number } = {},
): Promise<EvidenceItem> {
  const resources: Resource[] = []
  const target = {
    account,
    partition: 'aws',
    region: region ?? (of.type.reach === 'account' ? 'global' : 'us-east-1'),
    mainRegion: 'us-east-1',
    regions,
    session,
    shared: new Map(),
    sent: { calls: 0 },
    ...more,
  }
  const occasion = {
    id: randomUUID(),
    run: randomUUID(),
    principal: `arn:aws:sts::${account}:assumed-role/test/exhibit`,
    trigger: { kind: 'cli' as const, actor: 'test' },
    tool: 'exhibit 0.0.0',
    replayOf: null,
  }
  const { header } = await collectType(of, target, occasion, { put: async resource => void resources.push(resource) })
  return { ...header, resources: resources.sort(byId) }
}

/** The connector's entry of an evidence type. */
export function typeIn(connector: { types: readonly TypeOfConnector[] }, type: EvidenceType): TypeOfConnector {
  const found = connector.types.find(t => t.type.id === type.id)
  if (!found) throw new Error(`${type.id} is not in the connector`)
  return found
}
