import { describe, expect, test } from 'vitest'
import { checks, evidenceTypes } from '../../connectors/index.ts'
import { requireLinks, unmapped } from '../../src/frameworks/links.ts'
import { frameworks } from './files.ts'

const registry = { checks: new Set(checks.map(c => c.id)), types: new Set(evidenceTypes.map(t => t.id)) }
const typeOf = new Map(checks.map(c => [c.id, c.type.id]))

describe.each(frameworks.map(f => [f.id, f] as const))('%s', (_, framework) => {
  test('has no dead link', () => requireLinks(framework, registry))

  test('attaches the evidence that its checks judge', () => {
    for (const c of framework.controls) {
      for (const { check } of c.checks) expect(c.evidenceTypes, `${c.id} ${check}`).toContain(typeOf.get(check))
    }
  })
})

test('every check is mapped somewhere', () => expect(unmapped(frameworks, registry)).toEqual([]))
