import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedAccount } from '../../demo/kit/account.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import type { CollectResult } from '../../src/cli/collect-result.ts'
import { reperformPackage } from '../../src/service/reperform/index.ts'
import { hasMoto } from '../kit/collect.ts'
import { type Env, run } from './command.ts'
import { controlsOf, type Entries, entriesOf, findingsOf, itemsOf } from './package-file.ts'
import { answered, startWorld, type World } from './world.ts'

const REGIONS = ['--region', 'us-east-1', '--region', 'eu-west-1']
/** The emulator asks for these instead where it does not know what IAM calls a read. */
const EMULATOR_ASKS = ['s3:ListBucket', 's3:GetPublicAccessBlock', 'monitoring:DescribeAlarms', 'apigateway:Get*']
/** The emulator refuses these to every policy when it enforces: their addresses hold an encoded ARN. */
const EMULATOR_REFUSES = ['lambda:ListTags', 'cloudfront:ListTagsForResource']
/** The emulator knows no resource but all when it enforces. */
const anywhere = (policy: Policy): Policy => ({
  ...policy,
  Statement: policy.Statement.map(s => ({ ...s, Resource: '*' })),
})
const TAKEN = ['s3:GetBucketPolicy', 'ec2:DescribeFlowLogs', 'kms:GetKeyRotationStatus']

interface Policy {
  Version: string
  Statement: { Sid: string; Effect: string; Action: string[]; Resource: string | string[] }[]
}

const without = (policy: Policy, actions: readonly string[]): Policy => ({
  ...policy,
  Statement: policy.Statement.map(s => ({ ...s, Action: s.Action.filter(action => !actions.includes(action)) })),
})

describe.skipIf(!hasMoto)('with permissions enforced', () => {
  let world: World
  let full: Entries
  let less: Entries

  beforeAll(async () => {
    world = await startWorld()
    const policy = answered<Policy>(await world.exhibit('policy'))
    const users = {
      full: await userWith(world.env, 'full', anywhere(policy)),
      less: await userWith(world.env, 'less', without(anywhere(policy), TAKEN)),
    }
    // From now on the emulator lets a key do what its policies allow, and no more (moto-limits.md, 14).
    const enforced = await fetch(`${world.gate.url}/moto-api/reset-auth`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '0',
    })
    expect(enforced.ok).toBe(true)
    full = await collected(users.full)
    less = await collected(users.less)
  }, 300_000)
  afterAll(() => world?.stop())

  async function collected(env: Env): Promise<Entries> {
    const { package: path } = answered<CollectResult>(await run(['collect', ...REGIONS, '--json'], env))
    // With gaps and without, every result follows from the package alone.
    expect(await reperformPackage(path, {})).toMatchObject({
      valid: true,
      reperformance: { reproduced: true, total: 0 },
    })
    return entriesOf(path)
  }

  test('the generated policy is enough: nothing is denied', () => {
    expect(deniedOf(full)).toEqual([])
  })

  test('an action taken away is a gap that names it, and nothing else is', () => {
    const more = deniedOf(less)
    expect(new Set(more.map(gap => gap.split(' ')[0]))).toEqual(new Set(TAKEN))
    expect(more.length).toBeGreaterThan(10)
  })

  test('findings change to unknown where the gap is, and nowhere else', () => {
    const before = new Map(findingsOf(full).map(f => [f.id, f]))
    const after = new Map(findingsOf(less).map(f => [f.id, f]))
    const changed = [...after.values()].filter(f => before.get(f.id)?.status !== f.status)
    expect(changed.length).toBeGreaterThan(10)
    for (const f of changed) {
      expect(f, f.check).toMatchObject({ status: 'unknown' })
      expect(
        TAKEN.some(action => f.reason.includes(action)),
        `${f.check}: ${f.reason}`,
      ).toBe(true)
    }
    for (const f of after.values()) {
      const was = before.get(f.id)
      // A key that was just used says so in its own finding.
      if (f.resource.includes('user/exhibit-')) continue
      if (was?.status === f.status && f.status !== 'unknown') expect(timeless(f.reason)).toBe(timeless(was.reason))
    }
    // A list that was not made has its finding on the account, not on members; all others are the same findings.
    const gone = [...before.values()].filter(f => !after.has(f.id))
    expect(gone.map(f => f.check)).toEqual([])
  })

  test('controls that rest on it are not verified, and the others stay as they were', () => {
    const before = new Map(controlsOf(full).map(c => [`${c.framework}/${c.control}`, c]))
    const lessUnknown = new Set(
      findingsOf(less)
        .filter(f => TAKEN.some(a => f.reason.includes(a)))
        .map(f => f.check),
    )
    let changed = 0
    for (const control of controlsOf(less)) {
      const name = `${control.framework}/${control.control}`
      const was = before.get(name)
      const touched =
        control.checks.some(check => lessUnknown.has(check)) || control.because.includes('aws.ec2.flow-log')
      if (!touched) expect(control.status, name).toBe(was?.status)
      else expect(['not_verified', 'tests_failed'], `${name}: ${control.because}`).toContain(control.status)
      if (control.status !== was?.status) changed++
      if (control.status === 'tests_failed' && was?.status !== 'tests_failed') throw new Error(`${name} fails by a gap`)
    }
    expect(changed).toBeGreaterThan(0)
  })

  test('the report says so', () => {
    writeFileSync(world.file('report.pdf'), less.get('report.pdf') ?? '')
    const text = execFileSync('pdftotext', ['-layout', world.file('report.pdf'), '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    for (const action of TAKEN) expect(text).toContain(action)
    expect(text).toMatch(/not verified/i)
  })
})

/** `<action> <type> <region> <resource or list>` of every read that was denied, but for those the demo stages. */
function deniedOf(entries: Entries): string[] {
  const denied = itemsOf(entries).flatMap(({ type, scope, population, resources }) => [
    ...(population.gap?.reason === 'denied' ? [`${population.gap.action} ${type} ${scope.region} list`] : []),
    ...resources.flatMap(r =>
      r.gaps.filter(gap => gap.reason === 'denied').map(gap => `${gap.action} ${type} ${scope.region} ${r.id}`),
    ),
  ])
  return denied.filter(gap => !isStaged(gap) && !EMULATOR_REFUSES.some(action => gap.startsWith(`${action} `)))
}

const timeless = (reason: string) => reason.replaceAll(/T\d\d:\d\d:\d\d\S*/g, 'T…')

/** What the demo lets nobody read. */
const isStaged = (gap: string) =>
  /nwp-legacy-imports|board\.observer|ec2:GetInstanceMetadataDefaults .* eu-west-1|rds:DescribeDBSnapshotAttributes/.test(
    gap,
  )

async function userWith(env: Env, name: string, policy: Policy): Promise<Env> {
  const account = seedAccount(env.AWS_ENDPOINT_URL ?? '', NORTHWIND, {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: env.AWS_SESSION_TOKEN ?? '',
  })
  const iam = account.client(IAMClient)
  const UserName = `exhibit-${name}`
  await iam.send(new CreateUserCommand({ UserName }))
  const emulator = { Sid: 'Emulator', Effect: 'Allow', Action: EMULATOR_ASKS, Resource: '*' }
  const PolicyDocument = JSON.stringify({ ...policy, Statement: [...policy.Statement, emulator] })
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'exhibit', PolicyDocument }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  return {
    ...env,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey,
    AWS_SESSION_TOKEN: undefined,
  }
}
