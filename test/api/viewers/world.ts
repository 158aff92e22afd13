import { sealLedger } from '../../../src/service/ledger/ledger.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { BUCKET_CHECKS, recordRun, startedRun } from '../record.ts'

export const FRAMEWORK = 'cis-aws-foundations-7.0.0'
/** Whose things are asked for, and whose key asks for them in vain. */
export const OWN = '222222222222'
export const OTHER = '111111111111'

/** What there is of one account. */
export interface Things {
  readonly account: string
  readonly connected: string
  readonly run: string
  readonly item: string
  readonly package: string
  readonly acceptance: string
  readonly toApprove: string
  readonly openRun: string
  readonly finishingRun: string
}

/** An account with one of everything that is about accounts. */
export async function thingsOf(runtime: Runtime, account: string): Promise<Things> {
  const { store } = runtime
  const access = { kind: 'profile', profile: 'there-is-none' } as const
  const connected = await store.accounts.create({
    ...{ account, name: `Account ${account}`, access, regions: null, tags: {}, enabled: true },
  })
  await store.permissionTests.put(connected.id, permissionTest(account))
  const controls = { framework: FRAMEWORK, status: 'tests_failed' } as const
  const recorded = await recordRun(runtime, { account, scope: 'full', controls })
  await store.packages.addTimestamp(recorded.package, {
    ...{ token: Buffer.from(`token of ${account}`), authority: 'CN=Test', time: '2026-11-01T00:00:00.000Z' },
  })
  await store.statements.put({ scope: account, body: { entity: `Owner of ${account}` }, statedBy: 'Olga' })
  const accept = () =>
    store.acceptances.create({
      ...{ check: BUCKET_CHECKS[0] ?? '', account, region: null, resource: null, kind: 'risk', reason: account },
      ...{ owner: 'Olga', requestedBy: 'Olga (key exk_00000000)', until: new Date(Date.now() + 1e9).toISOString() },
    })
  return {
    account,
    connected: connected.id,
    run: recorded.run.id,
    item: recorded.item,
    package: recorded.package,
    acceptance: (await accept()).id,
    toApprove: (await accept()).id,
    openRun: (await startedRun(runtime, account)).id,
    finishingRun: await finishingRun(runtime, account),
  }
}

/** As it was found by calls, and not. */
function permissionTest(account: string) {
  const of = { by: 'call', partly: false, detail: null, message: null, policy: null, advice: null }
  const denied = `User: arn:aws:sts::${account}:assumed-role/exhibit is not authorized to perform: s3:GetBucketPolicy`
  const at = '2026-11-24T03:00:02.000Z'
  return {
    ...{ state: 'done', startedAt: at, updatedAt: at, region: 'us-east-1', progress: { types: 229, of: 229 } },
    simulator: 'no_principal',
    permissions: [
      { ...of, action: 's3:ListAllMyBuckets', state: 'allowed', types: ['aws.s3.bucket'] },
      {
        ...{ ...of, action: 's3:GetBucketPolicy', state: 'denied', types: ['aws.s3.bucket'], detail: 'AccessDenied' },
        ...{ message: denied, advice: 'Allow s3:GetBucketPolicy to the collecting role.' },
      },
    ],
  }
}

async function finishingRun(runtime: Runtime, account: string): Promise<string> {
  const { id } = await startedRun(runtime, account)
  await runtime.store.targets.cancel(id)
  await runtime.store.runs.claimFinish(id, 'somebody', 600_000)
  return id
}

/** Two accounts, and a checkpoint of a ledger that has both. */
export async function world(runtime: Runtime): Promise<{ own: Things; other: Things }> {
  const made = { own: await thingsOf(runtime, OWN), other: await thingsOf(runtime, OTHER) }
  await sealLedger(runtime, [])
  return made
}
