import { describe, expect, test } from 'vitest'
import { judgedChecks } from '../../src/frameworks/framework.ts'
import { requireLinks, unmapped } from '../../src/frameworks/links.ts'
import { registry } from '../../src/service/frameworks/catalogue.ts'
import { frameworks } from './files.ts'

describe.each(frameworks.map(f => [f.id, f] as const))('%s', (_, framework) => {
  test('has no dead link', () => requireLinks(framework, registry))

  test('attaches the evidence that its checks judge and read', () => {
    for (const c of framework.controls)
      for (const { check } of judgedChecks(c))
        expect(c.evidenceTypes, `${c.id} ${check}`).toEqual(expect.arrayContaining([...registry.typesOf(check)]))
  })
})

test('every check is mapped somewhere', () => expect(unmapped(frameworks, registry)).toEqual([]))
