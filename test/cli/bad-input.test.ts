import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordedDemo } from '../../demo/recorded.ts'
import { type EmbeddedServer, joinServer } from '../../src/store/embedded/index.ts'
import { type Ended, type Env, run, type Scratch, scratch } from './command.ts'
import { type Gate, startGate } from './gate.ts'

const ROOT = join(import.meta.dirname, '../..')
const BUCKETS = ['--region', 'us-east-1', '--type', 'aws.s3.bucket']
const KEYS = {
  AWS_ACCESS_KEY_ID: 'AKIAHOSTILEHOSTILE00',
  AWS_SECRET_ACCESS_KEY: 'hostile/secret/access/key/hostile/secret',
  AWS_SESSION_TOKEN: 'hostile-session-token',
}

/** One sentence with its code on stderr, the same in the one JSON document, no stack, no secret. */
function expectRefusal(ended: Ended, status: number, code: string, says: RegExp): void {
  expect({ status: ended.code, stderr: ended.stderr }).toMatchObject({ status })
  const lines = ended.stderr.trimEnd().split('\n')
  expect(lines.at(-1)).toMatch(new RegExp(`^exhibit: .+ \\[${code}\\]$`))
  expect(lines.at(-1)).toMatch(says)
  const { error } = JSON.parse(ended.stdout) as { error: { code: string; message: string } }
  expect(error.code).toBe(code)
  expect(lines.at(-1)).toContain(error.message)
  expect(ended.stderr + ended.stdout).not.toMatch(/^\s+at .+:\d+|internal|"level"/m)
  for (const secret of Object.values(KEYS)) expect(ended.stderr + ended.stdout).not.toContain(secret)
}

describe('what a command refuses', () => {
  let place: Scratch
  let server: EmbeddedServer
  let gate: Gate
  let env: Env
  const file = (name: string) => join(place.path, name)
  const exhibit = (args: readonly string[], more: Env = {}) => run([...args, '--json'], { ...env, ...more })

  beforeAll(async () => {
    place = scratch()
    server = await joinServer(file('data'))
    gate = await startGate('http://127.0.0.1:9')
    env = { ...place.env, ...KEYS, AWS_ENDPOINT_URL: gate.url, AWS_REGION: 'us-east-1' }
  })
  afterAll(async () => {
    await server.leave()
    await gate.stop()
    place.remove()
  })

  describe.concurrent('in its arguments, before anything is done', () => {
    const rows: [string, string[], string, RegExp][] = [
      ['an unknown command', ['colect'], 'usage', /unknown command 'colect'/],
      ['an unknown flag', ['collect', '--acount', '1'], 'usage', /unknown option '--acount'/],
      ['a flag without its value', ['collect', '--region'], 'usage', /value is missing/],
      ['an argument too many', ['collect', 'us-east-1'], 'usage', /too many arguments/],
      ['a misspelt type', ['collect', '--type', 'aws.s3.buckets'], 'unknown_type', /did you mean "aws\.s3\.bucket"\?/],
      ['an unknown type', ['collect', '--type', 'gcp.sql'], 'unknown_type', /`exhibit types` lists them/],
      ['an account id that is none', ['collect', '--account', '12345'], 'bad_request', /12 digits/],
      ['both tapes', ['collect', '--record', 'a', '--replay', 'b'], 'bad_request', /not both/],
      ['an unknown framework to show', ['frameworks', 'show', 'soc3'], 'unknown_framework', /soc3/],
      ['an unknown format', ['policy', '--format', 'yaml'], 'bad_request', /json, cloudformation or terraform/],
      ['a package that is not there', ['verify', '/nowhere.zip'], 'bad_request', /no file \/nowhere\.zip/],
      ['a key file that is not there', ['verify', '/bin/sh', '--key', '/nowhere.pem'], 'bad_request', /cannot be read/],
    ]
    test.each(rows)('%s', async (_, args, code, says) => {
      const nothing = file('untouched')
      expectRefusal(await exhibit(args, { EXHIBIT_DATA_DIR: nothing }), 2, code, says)
      expect(existsSync(nothing)).toBe(false)
    })

    test('no command at all', async () => {
      const ended = await run([], env)
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toMatch(/Usage: exhibit/)
    })

    test('an environment that says nonsense', async () => {
      const endpoint = await exhibit(['collect'], { AWS_ENDPOINT_URL: 'localhost:4566' })
      expectRefusal(endpoint, 2, 'bad_configuration', /AWS_ENDPOINT_URL .*http/)
      expectRefusal(await exhibit(['collect'], { EXHIBIT_PORT: 'x' }), 2, 'bad_configuration', /EXHIBIT_PORT/)
      const timezone = await exhibit(['collect'], { EXHIBIT_REPORT_TIMEZONE: 'Mars/X' })
      expectRefusal(timezone, 2, 'bad_configuration', /EXHIBIT_REPORT_TIMEZONE/)
    })

    test('a misspelt variable is named, and stops nothing', async () => {
      const ended = await run(['frameworks'], { ...env, EXHIBIT_PUBLICURL: 'https://a.example' })
      expect(ended).toMatchObject({ code: 0 })
      expect(ended.stderr).toBe(
        'The environment variable EXHIBIT_PUBLICURL is not one of Exhibit\'s (did you mean "EXHIBIT_PUBLIC_URL"?).\n',
      )
    })
  })

  test('a misspelt framework', async () => {
    const ended = await exhibit(['collect', '--framework', 'cis-aws-foundations-7.0'])
    expectRefusal(ended, 2, 'unknown_framework', /did you mean "cis-aws-foundations-7\.0\.0"\?/)
  })

  describe('of AWS', () => {
    test('an endpoint where nobody is, soon', async () => {
      const began = Date.now()
      const ended = await exhibit(['collect', ...BUCKETS], { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' })
      expectRefusal(ended, 3, 'endpoint_unreachable', /ECONNREFUSED.*AWS_ENDPOINT_URL/)
      expect(Date.now() - began).toBeLessThan(20_000)
    })

    test.each([
      ['ExpiredToken', 'credentials_expired', /sign in again/],
      ['InvalidClientTokenId', 'credentials_refused', /InvalidClientTokenId/],
    ])('credentials that answer %s', async (name, code, says) => {
      gate.decide = () => ({ deny: name })
      expectRefusal(await exhibit(['collect', ...BUCKETS]), 3, code, says)
    })

    test('no credentials at all', async () => {
      const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined }
      expectRefusal(await exhibit(['collect', ...BUCKETS], none), 3, 'credentials_missing', /AWS_PROFILE/)
    })
  })

  describe.concurrent('of files', () => {
    test('a data directory in whose way a file is', async () => {
      writeFileSync(file('a-file'), '')
      const ended = await exhibit(['collect', ...BUCKETS], { EXHIBIT_DATA_DIR: file('a-file') })
      expectRefusal(ended, 3, 'data_dir_not_writable', /EXHIBIT_DATA_DIR/)
      expect(readFileSync(file('a-file'), 'utf8')).toBe('')
    })

    test('a data directory that cannot be written at all', async () => {
      const ended = await exhibit(['collect', ...BUCKETS], { EXHIBIT_DATA_DIR: '/proc/exhibit/data' })
      expectRefusal(ended, 3, 'data_dir_not_writable', /EXHIBIT_DATA_DIR/)
    })

    test('a database that is damaged', async () => {
      const postgres = join(file('broken'), 'postgres')
      mkdirSync(join(postgres, 'data'), { recursive: true })
      writeFileSync(join(postgres, 'data', 'PG_VERSION'), '9.6\n')
      const old = await exhibit(['collect', ...BUCKETS], { EXHIBIT_DATA_DIR: file('broken') })
      expectRefusal(old, 3, 'data_dir_version', /9\.6/)
      writeFileSync(join(postgres, 'data', 'PG_VERSION'), readFileSync(join(file('data'), 'postgres/data/PG_VERSION')))
      const hollow = await exhibit(['collect', ...BUCKETS], { EXHIBIT_DATA_DIR: file('broken') })
      expectRefusal(hollow, 3, 'data_dir_broken', /move .* away|restore/)
    })

    test.each(['/proc/out', '/dev/null/out'])('an --out that cannot be made: %s', async out => {
      const ended = await exhibit(['collect', ...BUCKETS, '--out', out], { EXHIBIT_DATA_DIR: file('untouched') })
      expectRefusal(ended, 3, 'output_unwritable', /choose another with --out/)
      expect(existsSync(file('untouched'))).toBe(false)
    })

    test('a recording that cannot be written, and one that is not wanted after all', async () => {
      const ended = await exhibit(['collect', ...BUCKETS, '--record', '/proc/rec'])
      expectRefusal(ended, 3, 'recording_unwritable', /choose another path/)
      writeFileSync(file('kept.jsonl'), 'what was there')
      gate.decide = () => ({ deny: 'ExpiredToken' })
      await exhibit(['collect', ...BUCKETS, '--record', file('kept.jsonl')])
      expect(readFileSync(file('kept.jsonl'), 'utf8')).toBe('what was there')
      expect(readdirSync(place.path).filter(name => name.endsWith('.part'))).toEqual([])
    })
  })

  describe.concurrent('of recordings', () => {
    const packages = () => (existsSync(file('data/packages')) ? readdirSync(file('data/packages')) : [])
    const demo = recordedDemo
    const replay = (content: string | Buffer, args: string[] = []) => {
      const tape = file(`tape-${randomUUID()}`)
      writeFileSync(tape, content)
      return exhibit(['collect', ...(args.includes('--region') ? [] : BUCKETS), '--replay', tape, ...args])
    }

    test('one that is not there', async () => {
      expectRefusal(await exhibit(['collect', '--replay', file('none')]), 3, 'recording_unreadable', /ENOENT/)
    })

    test('one that is cut off, plain or packed, or garbage', async () => {
      const text = demo()
      expectRefusal(await replay(text.slice(0, text.length / 2)), 3, 'recording_corrupt', /damaged or cut off/)
      const packed = gzipSync(demo())
      expectRefusal(await replay(packed.subarray(0, 9000)), 3, 'recording_corrupt', /damaged or cut off/)
      expectRefusal(await replay(''), 3, 'recording_corrupt', /exhibit\.recording\/v1/)
    })

    test('one that does not say whose account it is ends the run as failed, without a package', async () => {
      const lines = demo().split('\n')
      const text = lines.filter(line => !line.includes('GetCallerIdentity')).join('\n')
      const ended = await replay(text, ['--label', 'nobody'])
      expectRefusal(ended, 3, 'unrecorded_call', /no answer for sts POST GetCallerIdentity/)
      expect(packages()).toEqual([])
    })

    test('a folder without one', async () => {
      mkdirSync(file('empty'), { recursive: true })
      const ended = await exhibit(['collect', ...BUCKETS, '--replay', file('empty')])
      expectRefusal(ended, 3, 'recording_unreadable', /has no recordings in it/)
    })

    test('an account that is not the recorded one', async () => {
      const ended = await replay(demo(), ['--account', '111122223333'])
      expectRefusal(ended, 3, 'account_mismatch', /210987654321, not 111122223333/)
    })

    test('a region that is misspelt, or that nobody has', async () => {
      const asked = (region: string) => replay(demo(), ['--region', region])
      expectRefusal(await asked('us-esat-1'), 2, 'unknown_region', /did you mean "us-east-1"\?/)
      expectRefusal(await asked('mars-north-1'), 2, 'unknown_region', /this account has /)
    })
  })

  const root = process.getuid?.() === 0
  describe.skipIf(!root)('of the system, as root', () => {
    test('a disk that is full leaves no package and no part of one', async () => {
      const small = file('small')
      mkdirSync(small)
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status !== 0) return
      try {
        const demo = join(ROOT, 'demo')
        const ended = await exhibit(['collect', ...BUCKETS, '--replay', demo, '--out', small])
        expectRefusal(ended, 3, 'output_unwritable', /ENOSPC.*it is kept as /)
        expect(readdirSync(small)).toEqual([])
      } finally {
        spawnSync('umount', [small])
      }
    })
  })
})
