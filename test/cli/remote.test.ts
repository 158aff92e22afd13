import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, onTestFinished, test, vi } from 'vitest'
import recorded from '../../src/api/spec/examples.json' with { type: 'json' }
import { failureOf } from '../../src/cli/failure.ts'
import { COLUMNS } from '../../src/cli/remote/columns.ts'
import { remoteCommands } from '../../src/cli/remote/commands.ts'
import { REMOTE } from '../../src/cli/remote/operation.ts'
import { testService } from '../api/service.ts'
import { packageOf, replay } from '../service/replayed.ts'

interface Told {
  readonly stdout: string
  readonly stderr: string
  readonly failure: ReturnType<typeof failureOf> | null
}

/** A command in this process: what it writes, and with what it fails. */
async function exhibit(...args: string[]): Promise<Told> {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk: unknown, ...rest: unknown[]) => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString()
      for (const one of rest) if (typeof one === 'function') one()
      return true
    }),
  )
  const program = new Command('exhibit')
  remoteCommands(program, args)
  for (const command of [program, ...program.commands, ...program.commands.flatMap(one => one.commands)])
    command.exitOverride().configureOutput({ outputError: () => {} })
  try {
    await program.parseAsync(args, { from: 'user' })
    return { ...written, failure: null }
  } catch (error) {
    return { ...written, failure: failureOf(error) }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

async function asked(options: Parameters<typeof testService>[0] = {}) {
  const service = await testService({ ...options, listens: true })
  vi.stubEnv('EXHIBIT_URL', service.url)
  vi.stubEnv('EXHIBIT_API_KEY', service.admin.secret)
  onTestFinished(() => void vi.unstubAllEnvs())
  const directory = await mkdtemp(join(tmpdir(), 'exhibit-remote-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  return { ...service, file: (name: string) => join(directory, name) }
}

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape.
const parsed = ({ stdout, failure }: Told): any => {
  if (failure) throw new Error(failure.message)
  return JSON.parse(stdout)
}

test('every operation has a command of its own, its options differ, and lists show what there is', () => {
  const names = REMOTE.operations.map(({ group, name }) => `${group} ${name}`)
  expect(new Set(names).size).toBe(names.length)
  for (const { id, query, body, answer } of REMOTE.operations) {
    const flags = [...query, ...(body ?? [])].map(({ flag }) => flag)
    expect([id, new Set(flags).size]).toEqual([id, flags.length])
    for (const own of ['json', 'all', 'out', 'body-file', 'follow']) expect(flags).not.toContain(own)
    if (answer === 'list') expect([id, COLUMNS[id]]).toEqual([id, expect.any(Array)])
  }
  const examples = recorded.operations as Record<string, { answer?: { items?: Record<string, unknown>[] } }>
  for (const [id, columns] of Object.entries(COLUMNS)) {
    const item = examples[id]?.answer?.items?.[0]
    if (item)
      for (const column of columns)
        expect([id, Object.keys(item)]).toEqual([id, expect.arrayContaining([column.split('.')[0]])])
  }
})

test('accounts, schedules, destinations and keys are made, listed, changed and removed', async () => {
  const { file } = await asked({ env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' } })
  const account = ['--account', '111122223333', '--access-kind', 'role', '--access-role-arn']
  const made = parsed(
    await exhibit(
      'account',
      'create',
      ...account,
      'arn:aws:iam::111122223333:role/x',
      '--name',
      'One',
      '--region',
      'eu-west-1',
      '--region',
      'us-east-1',
      '--tag',
      'team=a=b',
      '--json',
    ),
  )
  expect(made).toMatchObject({ regions: ['eu-west-1', 'us-east-1'], tags: { team: 'a=b' }, access: { kind: 'role' } })
  expect((await exhibit('account', 'list')).stdout).toMatch(
    /^id +account +name[^\n]*\n\S+ +111122223333 +One +role +true +·/,
  )
  await writeFile(file('schedule.yaml'), 'name: Nightly\ncron: 0 3 * * *\nrequest:\n  frameworks: [soc2-2017]\n')
  const schedule = parsed(
    await exhibit(
      'schedule',
      'create',
      '--body-file',
      file('schedule.yaml'),
      '--timezone',
      'Europe/Berlin',
      '--account',
      '111122223333',
      '--json',
    ),
  )
  expect(schedule.request).toMatchObject({ frameworks: ['soc2-2017'], accounts: ['111122223333'] })
  expect(parsed(await exhibit('schedule', 'delete', schedule.id, '--json'))).toEqual({ done: true })

  const changed = await exhibit('account', 'update', made.id, '--enabled', 'false', '--region', 'null', '--json')
  expect(parsed(changed)).toMatchObject({ enabled: false, regions: null, name: 'One' })
  expect((await exhibit('account', 'show', made.id)).stdout).toContain('roleArn: arn:aws:iam::111122223333:role/x\n')

  await writeFile(file('secret'), `whsec_${'A'.repeat(32)}\n`)
  const destination = ['destination', 'create', '--name', 'Hook', '--config', 'url=http://127.0.0.1:9/x']
  const hook = parsed(
    await exhibit(...destination, '--secret', `secret=@${file('secret')}`, '--event', 'run.failed', '--json'),
  )
  expect(hook).toMatchObject({ kind: 'webhook', secretNames: ['secret'], events: ['run.failed'] })
  expect(parsed(await exhibit('destination', 'test', hook.id, '--json'))).toMatchObject({ ok: false })

  const key = parsed(
    await exhibit('key', 'create', '--name', 'GRC', '--scope', 'read', '--expires-at', 'null', '--json'),
  )
  expect(key).toMatchObject({ secret: expect.stringMatching(/^exk_/), expiresAt: null })
  expect((await exhibit('key', 'list')).stdout).toContain(`${key.prefix}  GRC`)
  expect(parsed(await exhibit('audit-log', 'list', '--action', 'keys.create', '--json')).items).toHaveLength(1)
  expect(parsed(await exhibit('audit-log', 'list', '--limit', '1', '--all', '--json')).items.length).toBeGreaterThan(4)
  expect((await exhibit('audit-log', 'list', '--limit', '1')).stderr).toMatch(
    /^There are more: --all, or --cursor \S+\n$/,
  )
})

test('what the service refuses is told in its own code and sentence', async () => {
  const { as, file } = await asked()
  expect((await exhibit('run', 'show', 'nonsense')).failure).toMatchObject({ code: 'invalid_request', exit: 2 })
  const nowhere = await exhibit('run', 'show', '019ab5a4-0009-7000-8000-000000000000', '--json')
  expect(nowhere.failure).toMatchObject({ code: 'not_found', exit: 3, message: expect.stringMatching(/\.$/) })
  expect((await exhibit('key', 'create', '--name', 'x', '--scope', 'all')).failure).toMatchObject({ exit: 2 })
  expect((await exhibit('destination', 'update', 'x', '--config', 'url')).failure?.message).toBe(
    '--config takes NAME=VALUE.',
  )
  expect((await exhibit('run', 'list', '--limit')).failure).toMatchObject({ code: 'usage', exit: 2 })
  await writeFile(file('bad'), '{"a": [')
  expect((await exhibit('statement', 'set', '--body-file', file('bad'))).failure).toMatchObject({ code: 'bad_request' })
  expect((await exhibit('statement', 'set', '--body-file', file('none'))).failure?.message).toMatch(/\(ENOENT\)\.$/)
  vi.stubEnv('EXHIBIT_API_KEY', (await as({ scopes: ['auditor'] })).secret)
  expect((await exhibit('account', 'list')).failure).toMatchObject({ code: 'forbidden', exit: 3 })
  vi.stubEnv('EXHIBIT_API_KEY', '')
  expect((await exhibit('account', 'list')).failure?.message).toBe(
    'Set EXHIBIT_API_KEY to an API key of the service (exk_…).',
  )
  expect(parsed(await exhibit('service', 'health', '--json'))).toEqual({ status: 'ok' })
  vi.stubEnv('EXHIBIT_URL', 'http://127.0.0.1:1')
  expect((await exhibit('account', 'list')).failure).toMatchObject({ code: 'service_unreachable', exit: 3 })
  const other = createServer(
    (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end('hi'),
  )
  await new Promise<void>(done => other.listen(0, '127.0.0.1', done))
  onTestFinished(() => void other.close())
  vi.stubEnv('EXHIBIT_URL', `http://127.0.0.1:${(other.address() as AddressInfo).port}`)
  expect((await exhibit('account', 'list')).failure).toMatchObject({ code: 'no_exhibit' })
})

test('a run is followed to its end, and its package downloaded and exported whole', async () => {
  const { runtime, file } = await asked({ work: 'own' })
  const running = replay(runtime)
  const listed = async () => expect(parsed(await exhibit('run', 'list', '--json')).items).toHaveLength(1)
  await vi.waitFor(listed, { timeout: 60_000 })
  const [{ id }] = parsed(await exhibit('run', 'list', '--json')).items
  const followed = await exhibit('run', 'follow', id, '--json')
  const stored = await packageOf(runtime, await running)
  expect(parsed(followed)).toMatchObject({ id, status: 'finished' })
  const [{ id: pack, sha256 }] = parsed(await exhibit('package', 'list', '--run', id, '--json')).items
  const saved = parsed(await exhibit('package', 'download', pack, '--out', file('package.zip'), '--json'))
  expect(saved).toMatchObject({ sha256, file: file('package.zip') })
  const bytes = await readFile(file('package.zip'))
  expect(bytes.equals(await readFile(stored))).toBe(true)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  expect((await exhibit('package', 'download', pack)).failure).toMatchObject({ code: 'usage' })
  expect((await exhibit('package', 'download', pack, '--out', file('no/where'))).failure?.code).toBe(
    'output_unwritable',
  )
  const lines = (await exhibit('run', 'export', id, 'findings')).stdout.trim().split('\n')
  const counted = parsed(await exhibit('finding', 'counts', '--run', id, '--json')).findings
  expect(lines).toHaveLength(Object.values(counted as Record<string, number>).reduce((sum, one) => sum + one, 0))
  expect((await exhibit('finding', 'list', '--run', id, '--status', 'fail', '--limit', '3')).stdout).toMatch(
    /^status .*\nfail /,
  )
})
