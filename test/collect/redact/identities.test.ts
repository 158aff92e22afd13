import { expect, test } from 'vitest'
import { Identities } from '../../../src/collect/redact/identities.ts'
import { TOKENS } from './examples.ts'

const github = TOKENS.find(([rule]) => rule === 'github-token')?.[1] ?? ''

test('a token leaves id and name, and both say by which rule', () => {
  const { id, name, removed } = new Identities().of({ id: `arn:aws:iam::1:user/${github}`, name: github })
  expect(id).toMatch(/^arn:aws:iam::1:user\/\[redacted github-token [0-9a-f]{12}\]$/)
  expect(name).toBe('[redacted: github-token]')
  expect(removed).toEqual([
    { pointer: '/$id', rule: 'github-token' },
    { pointer: '/$name', rule: 'github-token' },
  ])
})

test('what has no secret stays, and a member without a name is called by its id', () => {
  expect(new Identities().of({ id: 'sg-0123', name: undefined })).toEqual({
    id: 'sg-0123',
    name: 'sg-0123',
    removed: [],
  })
})

test('ids that differ in nothing but a password stay as many as they are', () => {
  const identities = new Identities()
  const ids = ['password=battery-1', 'password=battery-2', 'password=battery-1'].map(id => identities.of({ id }).id)
  expect(ids[0]).toBe('password=[redacted: assigned-password]')
  expect(ids[1]).toBe(`${ids[0]} (2)`)
  expect(ids[2]).toBe(ids[0])
})
