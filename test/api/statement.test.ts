import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Manifest } from '../../src/package/format/manifest.ts'
import { submitOwnRun } from '../../src/service/runs/own-run.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { readStatement } from '../../src/service/statement/statement.ts'
import { until } from '../jobs/worker-process.ts'
import { query } from '../store/database.ts'
import { testService } from './service.ts'

const ACCOUNT = '210987654321'
const DEMO = join(import.meta.dirname, '../../demo')

async function manifestOf(runtime: Runtime, options: Record<string, unknown> = {}): Promise<Manifest> {
  const { run } = await submitOwnRun(runtime, {
    request: {
      ...{ accounts: [], regions: ['us-east-1'], frameworks: ['pci-dss-4.0.1'], types: ['aws.ec2.volume'] },
      ...{ destinations: [], options },
    },
    trigger: { kind: 'cli', actor: 'test' },
    label: null,
    tape: { replay: DEMO },
  })
  await until('the run has ended', async () => (await runtime.store.runs.get(run.id)).finishedAt !== null)
  const [stored] = await runtime.store.packages.ofRun(run.id)
  return JSON.parse(Buffer.from(stored?.manifest ?? []).toString()) as Manifest
}

test('what the owner states is in each package from then on, of the run, the account or the installation', async () => {
  const { admin, runtime } = await testService({ work: 'shared' })
  expect((await admin('GET', '/v1/statement')).body).toEqual({
    ...{ statement: null, source: null, statedBy: null, updatedAt: null },
  })
  expect(await manifestOf(runtime)).not.toHaveProperty('statement')

  const auditPeriod = { from: '2026-01-01', to: '2026-12-31', statedBy: 'Bo' }
  const put = await admin('PUT', '/v1/statement', { entity: 'Northwind Pay', auditPeriod })
  expect(put).toMatchObject({ status: 200, body: { source: 'installation', statement: { entity: 'Northwind Pay' } } })
  expect(put.body.statedBy).toMatch(/^Alice \(key exk_/)
  expect(await manifestOf(runtime)).toMatchObject({
    statement: { entity: 'Northwind Pay' },
    auditPeriod: { from: '2026-01-01T00:00:00Z', to: '2026-12-31T23:59:59Z', statedBy: 'Bo' },
  })

  await admin('PUT', `/v1/statement?account=${ACCOUNT}`, { entity: 'Northwind Cards', pci: { role: 'merchant' } })
  expect(await manifestOf(runtime)).toMatchObject({
    ...{ statement: { entity: 'Northwind Cards', pci: { role: 'merchant' } }, auditPeriod: null },
  })
  expect(await manifestOf(runtime, { statement: { entity: 'This run' } })).toMatchObject({
    statement: { entity: 'This run' },
  })

  expect((await admin('DELETE', `/v1/statement?account=${ACCOUNT}`)).status).toBe(204)
  expect((await admin('DELETE', `/v1/statement?account=${ACCOUNT}`)).status).toBe(404)
  expect((await admin('GET', `/v1/statement?account=${ACCOUNT}`)).body).toMatchObject({ source: 'installation' })
})

test('a statement is refused where it is not one, and by keys that may not', async () => {
  const { admin, as } = await testService()
  const codes = async (body: unknown, path = '/v1/statement') => (await admin('PUT', path, body)).body.code
  expect(await codes({ entitty: 'X' })).toBe('invalid_request')
  expect(await codes({ notApplicable: [{ control: 'pci-dss-4.0.1/99.9', reason: 'X', statedBy: 'X' }] })).toBe(
    'bad_request',
  )
  const reader = await as({ scopes: ['read'] })
  expect((await reader('PUT', '/v1/statement', {})).status).toBe(403)
  const restricted = await as({ scopes: ['admin'], accounts: [ACCOUNT] })
  expect((await restricted('GET', '/v1/statement')).body.code).toBe('restricted_key')
  expect((await restricted('PUT', '/v1/statement', {})).body.code).toBe('restricted_key')
  expect((await restricted('PUT', '/v1/statement?account=111111111111', {})).body.code).toBe('restricted_key')
  expect((await restricted('PUT', `/v1/statement?account=${ACCOUNT}`, { entity: 'X' })).status).toBe(200)
})

test('the ledger records it, and sees a row that was changed', async () => {
  const { admin, runtime, database } = await testService()
  await admin('PUT', '/v1/statement', { entity: 'Northwind Pay' })
  const problems = async () => (await runtime.store.ledger.check()).problems
  expect(await problems()).toEqual([])
  await query(database.url, `update ${database.schema}.statements set body = '{"entity":"Other"}'`)
  expect(await problems()).toMatchObject([{ code: 'row_rewritten', subject: 'statement of installation' }])
})

test('a file is read at the start, and what is wrong with it is one sentence', async () => {
  const { database } = await testService()
  const file = join(database.dataDir, 'statement.yaml')
  await writeFile(file, 'entity: Northwind Pay\nauditPeriod: { from: 2026-01-01, to: 2026-06-30, statedBy: Bo }\n')
  const { admin } = await testService({ env: { EXHIBIT_STATEMENT: file } })
  expect((await admin('GET', '/v1/statement')).body).toMatchObject({
    ...{ source: 'file', statement: { entity: 'Northwind Pay', auditPeriod: { to: '2026-06-30' } } },
  })
  await writeFile(file, 'auditPeriod: { from: 2026-01-01, statedBy: Bo }')
  await expect(readStatement(file)).rejects.toThrow(/statement\.yaml is not usable: auditPeriod\.to/)
  await writeFile(file, 'entity: [')
  await expect(readStatement(file)).rejects.toThrow(/is not valid YAML/)
  await expect(readStatement(`${file}.none`)).rejects.toThrow(/cannot be read \(ENOENT\)/)
})
