import { expect, onTestFinished, test } from 'vitest'
import { type Fault, REGIONS, startFleet } from '../../bench/fleet/aws.ts'
import { connectAccount } from '../../src/service/accounts/accounts.ts'
import { cancelRun } from '../../src/service/runs/cancel-run.ts'
import { submitRun } from '../../src/service/runs/submit-run.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { testService } from '../api/service.ts'
import { until } from './worker-process.ts'

/** A worker has eight places, and eight more for its own runs: more accounts than that hang or are throttled, and are taken before the one that is well. */
const ODD = Array.from({ length: 24 }, (_, n) => String(100_000_000_000 + n))
const WELL = '200000000000'

async function serviceWith(fault: Omit<Fault, 'accounts'>) {
  const fleet = await startFleet(5, { ...fault, accounts: ODD })
  onTestFinished(fleet.close)
  // Roles are entered by the SDK's own provider, which reads the environment.
  const given = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_ENDPOINT_URL: fleet.url }
  const before = Object.keys(given).map(name => [name, process.env[name]] as const)
  Object.assign(process.env, given)
  onTestFinished(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  const { runtime } = await testService({
    work: 'shared',
    env: { AWS_ENDPOINT_URL: fleet.url, AWS_REGION: 'us-east-1' },
  })
  for (const account of [...ODD, WELL]) {
    const access = { kind: 'role' as const, roleArn: `arn:aws:iam::${account}:role/exhibit` }
    await connectAccount(runtime, { account, name: account, access, regions: null, tags: {}, enabled: true })
  }
  return runtime
}

async function startRun(runtime: Runtime, types: string[]): Promise<string> {
  const request = {
    accounts: [...ODD, WELL],
    regions: [...REGIONS],
    frameworks: null,
    types,
    destinations: [],
    options: {},
  }
  const run = await submitRun(runtime, { request, trigger: { kind: 'api', actor: 'test' }, label: null })
  onTestFinished(() =>
    cancelRun(runtime, run.id, 'test')
      .catch(() => {})
      .then(() => {}),
  )
  return run.id
}

const TYPES = ['volume', 'vpc', 'subnet', 'flow-log', 'nat-gateway', 'dhcp-options'].map(type => `aws.ec2.${type}`)

/** So seldom that reading a region takes minutes. */
const SELDOM_MS = 20_000

test.each<Omit<Fault, 'accounts'>>([{ kind: 'hangs' }, { kind: 'throttles', everyMs: SELDOM_MS }])(
  'an account ends though more accounts have an AWS that $kind than a worker has places',
  async fault => {
    const runtime = await serviceWith(fault)
    const run = await startRun(runtime, TYPES)
    const began = Date.now()
    const targets = () => runtime.store.targets.list(run)
    const isWell = ({ account }: { account: string }) => account === WELL
    const ended = (some: Awaited<ReturnType<typeof targets>>) =>
      some.length === 1 + REGIONS.length && some.every(({ status }) => status === 'done')
    await until('the account that is well was read', async () => ended((await targets()).filter(isWell)))
    // A call that hangs is given up after three minutes.
    expect(Date.now() - began).toBeLessThan(60_000)
    const odd = Object.values(
      Object.groupBy(
        (await targets()).filter(target => !isWell(target)),
        ({ account }) => account,
      ),
    )
    expect(odd).toHaveLength(ODD.length)
    expect(odd.filter(own => ended(own ?? []))).toEqual([])
  },
)
