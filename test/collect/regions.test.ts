import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { LISTED_REGIONS } from '../../src/collect/regions.ts'

test('the regions are those that the SDK lists', () => {
  const sdk = createRequire(createRequire(import.meta.url).resolve('@aws-sdk/client-sts'))
  const core = dirname(sdk.resolve('@aws-sdk/core/package.json'))
  const file = join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js')
  const listed = [...readFileSync(file, 'utf8').matchAll(/"([a-z]+(?:-[a-z]+)+-\d+)": \{/g)].map(match => match[1])
  expect([...LISTED_REGIONS].sort()).toEqual(listed.sort())
})
