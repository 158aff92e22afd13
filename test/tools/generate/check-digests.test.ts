import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../../connectors/index.ts'
import { checkDigests } from '../../../tools/generate/check-digests.ts'

test('every check has digests, and only those made by one statement have one in common', async () => {
  const digests = await checkDigests()
  expect([...digests.keys()].sort()).toEqual(checks.map(({ id }) => id).sort())
  const byDefinition = Map.groupBy(digests.values(), ({ definition }) => definition)
  for (const same of byDefinition.values())
    if (same.length > 1)
      for (const { id } of same)
        expect(id).toMatch(/^(cloudwatch-alarm|cognito-user-pool-password|inspector2-account)-/)
})

test('a definition is the statement of the check alone', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../../connectors/aws/s3/bucket.checks.ts'), 'utf8')
  const start = text.indexOf('export const bucketDefaultEncryption')
  const definition = text.slice(start, text.indexOf('\n})', start) + 3)
  const sha256 = createHash('sha256').update(definition).update('\0').digest('hex')
  expect((await checkDigests()).get('s3-bucket-default-encryption')?.definition).toBe(sha256.slice(0, 32))
})
