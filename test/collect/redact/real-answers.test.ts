import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { redact } from '../../../src/collect/redact/index.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import { hasShared, SHARED } from '../../real-answers/serve-all.ts'

test.skipIf(!hasShared)(
  'of all that real accounts answered, no ARN is touched, and only what is called a secret',
  () => {
    const arns: string[] = []
    const removed = new Set<string>()
    let answers = 0
    for (const { operation, data } of answersIn(join(SHARED, 'real-answers/cases'))) {
      const was = arnsIn(data)
      for (const { pointer } of redact(data, [])) removed.add(`${operation} ${pointer.split('/').at(-1)}`)
      const still = new Set(arnsIn(data))
      arns.push(...was.filter(arn => !still.has(arn)))
      answers++
    }
    expect(answers).toBeGreaterThan(5000)
    expect(arns).toEqual([])
    expect([...removed].sort()).toEqual([
      'firehose.DescribeDeliveryStream HECToken',
      'glue.GetConnections PASSWORD',
      'lambda.GetFunction Location',
      'portal.sso.GetRoleCredentials secretAccessKey',
      'portal.sso.GetRoleCredentials sessionToken',
      'rds.DescribeDBInstances MasterUserPassword',
      'sts.AssumeRole SecretAccessKey',
      'sts.AssumeRole SessionToken',
    ])
  },
  60_000,
)

function* answersIn(path: string): Generator<{ operation: string; data: JsonObject }> {
  for (const file of readdirSync(path)) {
    if (!file.endsWith('.jsonl.gz')) continue
    for (const line of gunzipSync(readFileSync(`${path}/${file}`))
      .toString()
      .split('\n')) {
      if (line === '') continue
      const answer = JSON.parse(line) as { operation: string; data: JsonObject | null }
      if (typeof answer.data === 'object' && answer.data !== null) yield { ...answer, data: answer.data }
    }
  }
}

/** Every ARN, within texts too: those of policies are there. */
const arnsIn = (data: JsonObject): string[] => JSON.stringify(data).match(/arn:aws[a-z-]*:[^\s"'\\]+/g) ?? []
