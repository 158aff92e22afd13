import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startMoto } from '../../demo/kit/moto.ts'
import { startExhibit, until } from '../jobs/worker-process.ts'
import { hasMoto } from '../kit/collect.ts'
import { has, pathOf } from '../kit/machine.ts'
import { query, testDatabase } from '../store/database.ts'

// A whole run against the emulator, with its package.
vi.setConfig({ testTimeout: 300_000 })

const ROOT = join(import.meta.dirname, '../..')

/** The commands of a page, block by block. */
async function blocksOf(page: string): Promise<string[]> {
  const text = await readFile(join(ROOT, page), 'utf8')
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block)
}

/** A service over an emulated account, and the first key that it printed. */
async function started(): Promise<{ url: string; key: string }> {
  const moto = await startMoto()
  onTestFinished(() => moto.stop())
  const { url, dataDir, schema } = await testDatabase()
  onTestFinished(() => query(url, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
  const service = startExhibit(['serve'], {
    ...{ DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_PORT: '0', AWS_ENDPOINT_URL: moto.url },
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' },
  })
  await until('it serves', () => /serves http/.test(service.said()), 120_000)
  const found = (pattern: RegExp) => pattern.exec(service.said())?.[1] ?? ''
  return { url: found(/serves (http:\S+)/), key: found(/(exk_[0-9a-f]{64})/) }
}

/** What the shell prints, on both streams. */
async function shell(script: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', `exec 2>&1\n${script}`], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const code = new Promise<number | null>(resolve => child.once('close', resolve))
  return { said: await text(child.stdout), code: await code }
}

test.skipIf(!hasMoto || !has('jq') || !pathOf('curl'))('the commands of the quickstart do what it says', async () => {
  const [start, ...commands] = await blocksOf('docs/quickstart.md')
  expect(start).toBe('npm start\n')
  const { url, key } = await started()
  const script = commands.join('').replace('http://127.0.0.1:8620', url).replace('exk_…', key)
  const { code, said } = await shell(`${script}\nrm -r "$out"`)
  expect([code, said]).toEqual([0, expect.stringContaining('package.zip: OK')])
  expect(said).toMatch(/^finished$/m)
  expect(said).toMatch(/"outcome": "(complete|partial)"/)
  expect(said).toMatch(/^ +\d+ fail$/m)
  expect(said).toMatch(/^VALID: signed by the key you named\.$/m)

  // The same with `exhibit`, on the same service: the account is connected already.
  const guide = (await blocksOf('docs/cli.md')).join('').replace('exk_…', key)
  const [connect = ''] = /^exhibit account create .*$/m.exec(guide) ?? []
  expect(connect).not.toBe('')
  const again = guide.replace('http://127.0.0.1:8620', url).replace(connect, 'exhibit account list')
  const told = await shell(`cd "$(mktemp -d)"\nROOT=${ROOT}\n${again}`)
  expect([told.code, told.said]).toEqual([0, expect.stringMatching(/^VALID: signed by the key you named\.$/m)])
  expect(told.said).toContain('cron: 0 6 * * 1-5\n')
})

test('README and the page on REST lead to the quickstart', async () => {
  for (const page of ['README.md', 'docs/rest.md'])
    expect(await readFile(join(ROOT, page), 'utf8')).toContain('quickstart.md)')
})
