import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { framework } from '../../connectors/aws/auditmanager/framework.ts'
import { auditmanager } from '../../connectors/aws/auditmanager/index.ts'
import { answers } from '../../demo/auditmanager/answers.ts'
import { testService } from '../api/service.ts'
import { hasMoto, testAws, typeIn } from '../kit/collect.ts'
import { bareEnv, run } from './command.ts'

const PROWLER = {
  Framework: 'House',
  Name: 'House rules',
  Version: '1.0',
  Provider: 'AWS',
  Requirements: [
    { Id: '1.1', Description: 'Databases', Attributes: [], Checks: ['rds_instance_storage_encrypted', 'rds_made_up'] },
    { Id: '1.2', Description: 'Trails', Attributes: [], Checks: ['cloudtrail_made_up'] },
  ],
}
const MAPPING = `framework: Own rules
version: "2.0"
kind: benchmark
publisher: We
source: https://example.com/rules
licence: ours
controls:
  - id: "1.1"
    title: Databases are encrypted
    evidence: full
    assessment: automated
    responsibility: customer
    checks:
      - { check: rds-instance-storage-encrypted, strength: demonstrates, because: a pass means storage is encrypted }
`

test('frameworks import brings a Prowler file or a mapping, names what has no same test, and says no in a sentence', async () => {
  const { runtime, database } = await testService({ work: 'own' })
  const env = { ...bareEnv(database.dataDir), EXHIBIT_DATA_DIR: database.dataDir, DATABASE_URL: database.url }
  const put = async (name: string, text: string) => {
    const path = join(database.dataDir, name)
    await writeFile(path, text)
    return path
  }
  const brought = async (name: string, text: string, ...more: string[]) =>
    run(['frameworks', 'import', await put(name, text), ...more], env)

  const told = await brought('house.json', JSON.stringify(PROWLER))
  expect(told).toMatchObject({ code: 0 })
  expect(told.stdout).toMatch(/^Framework house-1\.0 with 2 controls is there\./)
  expect(told.stdout).toMatch(/1\.1 +rds_made_up\n1\.2 +cloudtrail_made_up/)

  const own = await brought('own-rules-2.0.yaml', MAPPING, '--json')
  expect(JSON.parse(own.stdout)).toMatchObject({ id: 'own-rules-2.0', controls: 1, unmapped: [] })

  await runtime.refreshFrameworks()
  const ids = runtime.frameworks.map(({ framework }) => framework.id)
  expect(ids).toEqual(expect.arrayContaining(['house-1.0', 'own-rules-2.0']))

  const changed = await brought('own-rules-2.0.yaml', MAPPING.replace('We', 'They'))
  expect(changed.code).not.toBe(0)
  expect(changed.stderr).toMatch(/There is a framework own-rules-2\.0 already/)
  const broken = await brought('broken.json', '{')
  expect(broken.stderr).toMatch(/broken\.json is not JSON/)
  const missing = await run(['frameworks', 'import', join(database.dataDir, 'none.json')], env)
  expect(missing.stderr).toMatch(/none\.json cannot be read \(ENOENT\)/)
})

test.skipIf(!hasMoto)(
  'frameworks import brings what Audit Manager keeps, from the evidence that was collected',
  async () => {
    const aws = await testAws(answers)
    onTestFinished(() => aws.stop())
    const item = await aws.collect(typeIn(auditmanager, framework), 'us-east-1')
    const { runtime, database } = await testService({ work: 'own' })
    const env = { ...bareEnv(database.dataDir), EXHIBIT_DATA_DIR: database.dataDir, DATABASE_URL: database.url }
    const path = join(database.dataDir, 'frameworks.json')
    await writeFile(path, JSON.stringify(item))

    const told = await run(['frameworks', 'import', path, '--json'], env)
    expect([told.code, told.stderr]).toEqual([0, expect.any(String)])
    const id = 'house-rules-for-payouts-audit-manager'
    expect(JSON.parse(told.stdout)).toMatchObject({ id, controls: 1, unmapped: [] })

    await runtime.refreshFrameworks()
    const brought = runtime.frameworks.find(one => one.framework.id === id)
    expect(brought?.framework.controls[0]).toMatchObject({
      title: 'Functions that pay out are known',
      level: 'Payout systems',
      evidenceTypes: ['aws.lambda.function'],
    })
  },
)
