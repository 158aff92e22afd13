import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordedDemo } from '../../../demo/recorded.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { submitOwnRun } from '../../../src/service/runs/own-run.ts'
import { testService } from '../../api/service.ts'
import { controlsOf, entriesOf, findingsOf, itemsOf, manifestOf } from '../../cli/package-file.ts'
import { until } from '../../jobs/worker-process.ts'
import { packageOf } from '../replayed.ts'

/** The demo's recording as a version would have made it that did not ask for `missing`. */
function oldRecording(missing: RegExp): string {
  const lines = recordedDemo().trimEnd().split('\n')
  const kept = lines.filter((line, index) => index === 0 || !missing.test(line))
  expect(kept.length).toBeLessThan(lines.length)
  const file = join(mkdtempSync(join(tmpdir(), 'exhibit-old-')), 'recording.jsonl')
  writeFileSync(file, kept.join('\n'))
  return file
}

async function replayed(recording: string, types: string[], regions = ['us-east-1']) {
  const { runtime } = await testService({ work: 'shared' })
  const { run } = await submitOwnRun(runtime, {
    request: {
      ...{ accounts: [], regions, frameworks: null, types },
      ...{ destinations: [], options: {} },
    },
    trigger: { kind: 'cli', actor: 'test' },
    label: null,
    tape: { replay: recording },
  })
  await until('the run has ended', async () => (await runtime.store.runs.get(run.id)).finishedAt !== null)
  const ended = await runtime.store.runs.get(run.id)
  expect(ended.error).toBeNull()
  const file = await packageOf(runtime, ended)
  const verification = await verifyPackage(file)
  expect(verification.failures).toEqual([])
  const entries = await entriesOf(file)
  return {
    items: itemsOf(entries),
    findings: findingsOf(entries),
    controls: controlsOf(entries),
    manifest: manifestOf(entries),
  }
}

test('a type that a recording has no answers for is not collected, and the others are', async () => {
  const { items, findings, controls } = await replayed(oldRecording(/Action=DescribeVolumes/), [
    'aws.ec2.volume',
    'aws.s3.bucket',
  ])
  const volumes = items.find(item => item.type === 'aws.ec2.volume')
  expect(volumes?.population).toMatchObject({
    complete: false,
    listed: 0,
    gap: { action: 'ec2:DescribeVolumes', reason: 'not_recorded', detail: 'NotRecorded' },
  })
  expect(volumes?.calls).toEqual([])
  expect(items.find(item => item.type === 'aws.s3.bucket')?.population.complete).toBe(true)
  const judged = findings.filter(finding => finding.check.startsWith('ec2-volume'))
  expect(new Set(judged.map(({ status }) => status))).toEqual(new Set(['unknown']))
  expect(judged[0]?.reason).toContain('ec2:DescribeVolumes was not collected: the recording has no answer for it')
  const resting = controls.filter(({ checks }) => checks.some(check => check.startsWith('ec2-volume')))
  const statuses = new Set(resting.map(({ status }) => status))
  expect(statuses).toContain('not_verified')
  for (const known of ['tests_passed', 'review', 'no_population'] as const) expect(statuses).not.toContain(known)
})

test('a call that a recording lacks is a gap of its field', async () => {
  const { findings } = await replayed(oldRecording(/\?encryption=/), ['aws.s3.bucket'])
  const judged = findings.filter(finding => finding.check === 's3-bucket-kms-encryption')
  expect(new Set(judged.map(({ status }) => status))).toEqual(new Set(['unknown']))
})

test('a region that a recording does not have is not reached', async () => {
  const missing = /"service":"sts","region":"eu-west-1"/
  const { manifest } = await replayed(oldRecording(missing), ['aws.ec2.volume'], ['us-east-1', 'eu-west-1'])
  expect(manifest.scope.accounts[0]?.regions).toMatchObject({
    reached: ['us-east-1'],
    refused: [{ region: 'eu-west-1', action: 'sts:GetCallerIdentity', reason: 'not_recorded' }],
  })
})
