import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import { submitOwnRun } from '../../../src/service/runs/own-run.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { testService } from '../../api/service.ts'
import { until } from '../../jobs/worker-process.ts'

async function packageOf(runtime: Runtime, regions: string[], framework: string): Promise<[Manifest, string]> {
  const { run } = await submitOwnRun(runtime, {
    request: {
      ...{ accounts: [], regions, frameworks: [framework], types: ['aws.s3.bucket', 'aws.ec2.volume'] },
      ...{ destinations: [], options: {} },
    },
    trigger: { kind: 'cli', actor: 'test' },
    label: null,
    tape: { replay: join(import.meta.dirname, '../../../demo') },
  })
  await until('the run has ended', async () => (await runtime.store.runs.get(run.id)).finishedAt !== null, 120_000)
  const [stored] = await runtime.store.packages.ofRun(run.id)
  const bytes = Buffer.from(stored?.manifest ?? [])
  return [JSON.parse(bytes.toString()) as Manifest, createHash('sha256').update(bytes).digest('hex')]
}

test('a package names the one before it of its account, and what differs', async () => {
  const { runtime } = await testService({ work: 'shared' })
  const [first, sha256] = await packageOf(runtime, ['us-east-1'], 'cis-aws-foundations-7.0.0')
  expect(first.previous).toBeNull()
  expect(first.generator.checks?.length).toBeGreaterThan(3)

  const [second] = await packageOf(runtime, ['us-east-1', 'eu-west-1'], 'cis-aws-foundations-6.0.0')
  expect(second.previous).toMatchObject({
    ...{ id: first.id, created: first.created, manifestSha256: sha256, source: 'replay' },
    findings: first.counts.findings,
    changes: {
      checks: { changed: [], shared: [] },
      mappings: { added: ['cis-aws-foundations-6.0.0'], removed: ['cis-aws-foundations-7.0.0'], changed: [] },
      regions: { added: ['210987654321 eu-west-1'], removed: [] },
      types: { added: [], removed: [] },
    },
    // The same recording again: what is new is the region alone, which is no change of the account.
    drift: { resources: [], statuses: [], flips: [] },
  })
  const notCompared = second.previous?.drift?.notCompared ?? []
  expect(notCompared).toContainEqual(
    expect.objectContaining({ what: 'list', of: 'aws.ec2.volume', because: 'not collected in the previous package' }),
  )
}, 300_000)
