import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requireLinks } from '../../src/frameworks/links.ts'
import { parseFrameworks } from '../../src/frameworks/parse.ts'
import { registry } from '../../src/service/frameworks/catalogue.ts'
import { shared } from './files.ts'

const docs = readFileSync(join(import.meta.dirname, '../../docs/mappings.md'), 'utf8')

test('the mapping that the documentation shows is one', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(docs)?.[1] ?? ''
  const [framework] = parseFrameworks('house-rules-1.0', example, shared)
  expect(framework?.controls.map(c => c.checks.map(k => k.strength))).toEqual([
    ['demonstrates', 'demonstrates', 'supports'],
    ['context'],
  ])
  if (framework) requireLinks(framework, registry)
})
