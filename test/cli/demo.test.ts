import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run, scratch } from './command.ts'

const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
const transcript = /```text\n(The demo account[\s\S]*?)```/.exec(README)?.[1] ?? ''

/** What differs from run to run: ids, digests, paths, seconds. */
const settled = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{64}/g, 'DIGEST')
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\/\S*\/packages\//g, 'packages/')
    .replaceAll(/ in [\d.]+ s$/gm, ' in SOME s')
    .trim()
    .split('\n')

test('the demo says what the README shows', async () => {
  const place = scratch()
  onTestFinished(() => place.remove())
  const { code, stdout, stderr } = await run(['demo', '--exit'], place.env)
  expect(code).toBe(0)
  const said = settled(stdout + stderr)
  for (const line of settled(transcript)) expect(said).toContain(line)
  expect(transcript).toContain('VALID')
}, 60_000)
