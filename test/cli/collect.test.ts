import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checks, evidenceTypes } from '../../connectors/index.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import type { CollectResult } from '../../src/cli/collect-result.ts'
import { type Verification, verifyPackage } from '../../src/package/verify/index.ts'
import { hasMoto } from '../kit/collect.ts'
import { type Ended, run } from './command.ts'
import { dumped } from './dump.ts'
import type { Asked } from './gate.ts'
import {
  controlsOf,
  type Entries,
  entriesOf,
  findingsOf,
  flipped,
  itemsOf,
  manifestOf,
  writePackage,
} from './package-file.ts'
import { PLANTED, PLANTED_TOKENS, plantSecrets } from './planted.ts'
import { answered, startWorld, type World } from './world.ts'

const REGIONS = ['--region', 'us-east-1', '--region', 'eu-west-1']
const CIS = ['--framework', 'cis-aws-foundations-7.0.0']

describe.skipIf(!hasMoto)('collect, on the account of Northwind Pay', () => {
  let world: World
  let first: Ended
  let result: CollectResult
  let entries: Entries
  let asked: readonly Asked[]

  beforeAll(async () => {
    world = await startWorld()
    await plantSecrets(world.env)
    world.gate.asked.length = 0
    const paths = ['--out', world.file('out'), '--record', world.file('rec.jsonl')]
    first = await world.exhibit('collect', ...REGIONS, ...paths, '--label', 'Q4 · 検証', '--json')
    result = answered(first)
    asked = [...world.gate.asked]
    entries = await entriesOf(result.package)
  }, 300_000)
  afterAll(() => world?.stop())

  test('answers with one JSON document of the contract, and logs elsewhere', () => {
    expect(result).toEqual({
      runId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'finished',
      outcome: expect.stringMatching(/^(complete|partial)$/),
      package: expect.stringMatching(/\.zip$/),
      evidence: expect.any(Number),
      resources: expect.any(Number),
      gaps: expect.any(Number),
      findings: {
        pass: expect.any(Number),
        fail: expect.any(Number),
        unknown: expect.any(Number),
        not_applicable: expect.any(Number),
      },
      controls: expect.any(Object),
      controlsWithFailingTests: expect.any(Object),
      apiCalls: expect.any(Number),
      durationMs: expect.any(Number),
    })
    expect(isAbsolute(result.package)).toBe(true)
    expect(result.package.startsWith(world.file('out'))).toBe(true)
    expect(first.stderr).toContain(`Reading account ${NORTHWIND}`)
    expect(first.stderr).toContain('Judging and packaging')
    expect(first.stderr).not.toContain('"level"')
  })

  test('counts what the package holds', () => {
    const manifest = manifestOf(entries)
    const items = itemsOf(entries)
    expect(result.runId).toBe(manifest.run)
    expect(result.evidence).toBe(items.length)
    expect(result.resources).toBe(items.reduce((sum, item) => sum + item.resources.length, 0))
    expect(result.resources).toBeGreaterThan(250)
    for (const [status, count] of Object.entries(result.findings))
      expect(findingsOf(entries).filter(f => f.status === status)).toHaveLength(count)
    for (const [framework, statuses] of Object.entries(result.controls))
      for (const [status, count] of Object.entries(statuses))
        expect(controlsOf(entries).filter(c => c.framework === framework && c.status === status)).toHaveLength(count)
    for (const framework of Object.keys(result.controls)) {
      const failing = controlsOf(entries).filter(c => c.framework === framework && c.findings.fail > 0)
      const counted = Object.values(result.controlsWithFailingTests[framework] ?? {}).reduce((a, b) => a + b, 0)
      expect([framework, counted]).toEqual([framework, failing.length])
    }
    expect(manifest.label).toBe('Q4 · 検証')
    expect(Object.keys(result.controls)).toHaveLength(7)
  })

  test('makes a package that verifies, as text and as JSON', async () => {
    const [text, json] = await Promise.all([
      world.exhibit('verify', result.package),
      world.exhibit('verify', result.package, '--json'),
    ])
    expect(text).toMatchObject({ code: 0, stdout: expect.stringMatching(/^VALID: /) })
    expect(text.stdout).toContain('NOT COLLECTED FROM AWS')
    const verification = answered<Verification>(json)
    expect(verification).toMatchObject({
      valid: true,
      failures: [],
      trust: 'unpinned',
      source: { kind: 'customEndpoint' },
    })
    const pinned = await world.exhibit('verify', result.package, '--json', '--fingerprint', '0'.repeat(64))
    expect(pinned.code).toBe(1)
  })

  test('fails to verify, by its name, when any file differs in one byte', async () => {
    const all = [...entries.keys()]
    const evidence = all.filter(name => name.startsWith('evidence/') || name.startsWith('ocsf/'))
    const copy = world.file('flipped.zip')
    await writePackage(entries, copy)
    expect(await verifyPackage(copy, {})).toMatchObject({ valid: true })
    // A thousand failures are named at most, and a file has several.
    for (let from = 0; from < evidence.length; from += 200) {
      const some = evidence.slice(from, from + 200)
      await writePackage(flipped(entries, some), copy)
      const together = await verifyPackage(copy, {})
      expect(together.failures.map(f => f.file)).toEqual(expect.arrayContaining(some))
    }
    for (const name of all.filter(name => !evidence.includes(name))) {
      await writePackage(flipped(entries, [name]), copy)
      const { valid, failures } = await verifyPackage(copy, {})
      expect(valid, name).toBe(false)
      expect(
        failures.map(f => f.file),
        name,
      ).toContain(name)
    }
  })

  test('leaves nothing unsaid: every check has a finding in every region it is about', () => {
    const findings = findingsOf(entries)
    const items = new Map(itemsOf(entries).map(item => [`${item.type} ${item.scope.region}`, item]))
    for (const check of checks) {
      const own = findings.filter(f => f.check === check.id)
      expect(own.length, check.id).toBeGreaterThan(0)
      if (check.judges === 'account' || check.type.reach === 'account') continue
      for (const region of ['us-east-1', 'eu-west-1'])
        expect(
          own.some(f => f.region === region),
          `${check.id} in ${region}`,
        ).toBe(true)
    }
    for (const { id, reach } of evidenceTypes.filter(({ onRequest }) => !onRequest))
      for (const region of reach === 'account' ? ['global'] : ['us-east-1', 'eu-west-1'])
        expect(items.get(`${id} ${region}`)?.type, `${id} in ${region}`).toBe(id)
    for (const { population: p, type } of items.values()) expect(p.listed, type).toBe(p.collected + p.gaps)
  })

  test('calls nothing that the generated policy does not allow, and asks for nothing it does not call', async () => {
    const policy = answered<{ Statement: { Action: string[] }[] }>(await world.exhibit('policy'))
    const types = answered<{ id: string; actions: string[] }[]>(await world.exhibit('types', '--json'))
    const allowed = new Set(policy.Statement.flatMap(s => s.Action))
    const called = new Set(itemsOf(entries).flatMap(i => i.calls.flatMap(c => c.action.split(' '))))
    expect([...called].filter(action => action !== '' && !allowed.has(action))).toEqual([])
    // Tags of accounts only `policy --account-tags` allows: they are asked for where an organization selects by them.
    const asked = types.filter(({ id }) => id !== 'aws.organizations.account-tags')
    expect(new Set([...asked.flatMap(t => t.actions), 'ec2:DescribeRegions'])).toEqual(allowed)
    // API Gateway has one action for all that is read.
    allowed.delete('apigateway:GET')
    for (const action of allowed)
      expect(action).toMatch(/^[a-z0-9-]+:(Get|List|Describe|Generate|Lookup|BatchGet)[A-Za-z0-9]+$/)
  })

  test('makes no call twice, and counts each', () => {
    expect(result.apiCalls).toBe(asked.length)
    const seen = new Map<string, number>()
    for (const { identity } of asked) seen.set(identity, (seen.get(identity) ?? 0) + 1)
    const twice = [...seen].filter(([identity, count]) => count > 1 && !identity.includes('GenerateCredentialReport'))
    expect(twice.map(([identity]) => identity)).toEqual([])
  })

  test('holds no planted secret anywhere, and lists what it removed', async () => {
    const texts = [...entries].map(([name, bytes]) => [name, bytes.toString('latin1')] as const)
    writeFileSync(world.file('report.pdf'), entries.get('report.pdf') ?? '')
    const book = world.file('book.xlsx')
    expect(await world.exhibit('workbook', result.package, '--out', book)).toMatchObject({ code: 0 })
    const read = (command: string, ...args: string[]) =>
      execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 29 })
    const said = [
      ...texts,
      ['the text of report.pdf', read('pdftotext', world.file('report.pdf'), '-')] as const,
      ['the workbook', read('unzip', '-p', book)] as const,
      ['the database', await dumped(world.databaseUrl)] as const,
      ['stdout and stderr', first.stdout + first.stderr] as const,
    ]
    const leaks = said.flatMap(([where, text]) =>
      PLANTED.filter(secret => text.includes(secret)).map(secret => `${secret} in ${where}`),
    )
    expect(leaks).toEqual([])
    expect(new Set(PLANTED).size).toBeGreaterThan(200)
    const removed = itemsOf(entries).flatMap(item => item.redactions.map(r => `${item.type} ${r.rule} ${r.pointer}`))
    expect(removed).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^aws\.s3\.bucket named-secret /),
        expect.stringMatching(/^aws\.ec2\.security-group assigned-password \/Description/),
        expect.stringMatching(/^aws\.ec2\.security-group github-token /),
        expect.stringMatching(/^aws\.ec2\.security-group slack-token \/\$name/),
        expect.stringMatching(/^aws\.iam\.user github-token \/\$id/),
        expect.stringMatching(/^aws\.kms\.key url-password /),
        expect.stringMatching(/^aws\.ec2\.security-group aws-secret-key /),
        expect.stringMatching(/^aws\.lambda\.function lambda-environment /),
        expect.stringMatching(/^aws\.ecs\.task-definition ecs-environment /),
        expect.stringMatching(/^aws\.codebuild\.project codebuild-environment /),
        expect.stringMatching(/^aws\.cloudformation\.stack cloudformation-(?:parameter|output) /),
        expect.stringMatching(/^aws\.events\.rule events-target-input /),
        expect.stringMatching(/^aws\.sns\.topic sns-subscription-endpoint /),
        expect.stringMatching(/^aws\.autoscaling\.launch-configuration autoscaling-user-data /),
        expect.stringMatching(/^aws\.firehose\.delivery-stream firehose-common-attribute /),
      ]),
    )
    const removedOf = (secret: string) => removed.filter(line => line.includes(` ${secret} `))
    expect(PLANTED_TOKENS.filter(([rule]) => removedOf(rule).length === 0)).toEqual([])
  })

  test('hides no administrator behind a secret', () => {
    const found = findingsOf(entries).filter(
      f => f.check === 'iam-policy-no-full-admin' && f.resource?.includes('digitalocean-token'),
    )
    expect(found).toMatchObject([{ status: 'fail' }])
  })

  describe('its recording', () => {
    test('holds no credential, signature or header of ours', () => {
      const text = readFileSync(world.file('rec.jsonl'), 'utf8')
      const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = world.env
      for (const secret of [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN])
        expect(text.includes(secret ?? '')).toBe(false)
      expect(text).not.toMatch(/"authorization"|x-amz-security-token|x-amz-signature|AWS4-HMAC|Credential=/i)
      const lines = text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
      expect(lines[0]).toMatchObject({ format: 'exhibit.recording/v1' })
      for (const { request } of lines.slice(1)) expect(request).not.toHaveProperty('headers')
    })

    test('gives the same verdicts, controls and digests when it is replayed', async () => {
      const env = {
        ...world.env,
        AWS_ENDPOINT_URL: undefined,
        AWS_ACCESS_KEY_ID: undefined,
        AWS_SECRET_ACCESS_KEY: undefined,
      }
      const ended = await run(['collect', ...REGIONS, '--replay', world.file('rec.jsonl'), '--json'], env)
      const again = await entriesOf(answered<CollectResult>(ended).package)
      expect(verdictsOf(again)).toEqual(verdictsOf(entries))
      expect(statusesOf(again)).toEqual(statusesOf(entries))
      expect(digestsOf(again)).toEqual(digestsOf(entries))
      expect(rootsOf(again)).toEqual(rootsOf(entries))
      expect(manifestOf(again).source.kind).toBe('replay')
    })
  })

  test('gives the same digests and verdicts when it is run again on an unchanged account', async () => {
    const ended = await world.exhibit('collect', ...REGIONS, ...CIS, '--json')
    const again = await entriesOf(answered<CollectResult>(ended).package)
    const before = verdictsOf(entries)
    for (const [id, verdict] of Object.entries(verdictsOf(again)))
      if (!EMULATOR_CHANGES.test(verdict.join(' '))) expect(verdict).toEqual(before[id])
    const settled = digestsOf(entries)
    for (const [item, digests] of Object.entries(digestsOf(again)))
      if (!digests.some(line => EMULATOR_CHANGES.test(line))) expect(digests, item).toEqual(settled[item])
    const cis = (of: Entries) =>
      Object.entries(statusesOf(of)).filter(([control]) => control.startsWith('cis-aws-foundations-7.0.0/'))
    expect(cis(again)).toEqual(cis(entries))
  })
})

/** The emulator calls the primary of a multi-region key a replica once the replica was described. */
const EMULATOR_CHANGES = /:key\/mrk-/

/** What was found, without what a run adds: ids of items, moments. */
const verdictsOf = (entries: Entries) =>
  Object.fromEntries(
    findingsOf(entries).map(f => [f.id, [f.check, f.region, f.resource, f.status, f.reason, f.resourceDigest]]),
  )
const statusesOf = (entries: Entries) =>
  Object.fromEntries(controlsOf(entries).map(c => [`${c.framework}/${c.control}`, [c.status, c.findings, c.limits]]))
const rootsOf = (entries: Entries) =>
  Object.fromEntries(itemsOf(entries).map(i => [`${i.type} ${i.scope.region}`, i.root]))
/** A root covers what moves by itself too; the settings of resources are all that an unchanged account keeps. */
const digestsOf = (entries: Entries) =>
  Object.fromEntries(
    itemsOf(entries).map(i => [`${i.type} ${i.scope.region}`, i.resources.map(r => `${r.id} ${r.digest}`)]),
  )
