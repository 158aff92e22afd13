import { expect, test } from 'vitest'
import { redact } from '../../../src/collect/redact/index.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'

const within = (value: unknown): JsonObject => ({ resources: [{ value: JSON.stringify(value) }] })
const RULES = [{ pointer: '/resources/*/value/**/Variables/*', rule: 'environment' }]

test('a declared field is found in a text that holds a document, at any depth, with or without a capital', () => {
  const variables = { A: 'spring', B: 'summer' }
  const settings = within({ Functions: [{ name: 'one', environment: { variables } }], Variables: { C: 'autumn' } })
  const found = redact(settings, RULES)
  expect(JSON.stringify(settings)).not.toMatch(/spring|summer|autumn/)
  expect(JSON.stringify(settings)).toContain('one')
  expect(found.map(({ pointer }) => pointer).sort()).toEqual([
    '/resources/0/value/Functions/0/environment/variables/A',
    '/resources/0/value/Functions/0/environment/variables/B',
    '/resources/0/value/Variables/C',
  ])
})

test('a text without the field, or that is no document, stays as it is', () => {
  for (const value of [{ Variables: 'none' }, { name: 'one' }]) {
    const settings = within(value)
    expect(redact(settings, RULES)).toEqual([])
    expect(settings).toEqual(within(value))
  }
  const settings: JsonObject = { resources: [{ value: 'Variables: spring' }] }
  expect(redact(settings, RULES)).toEqual([])
})
