import { expect, test } from 'vitest'
import { type Entry, Unjudgeable } from '../../connectors/kit/index.ts'
import { type Cell, ReadPopulation } from '../../src/assess/population.ts'

type Snapshot = { readonly of: string | undefined; readonly done: boolean }

const WHOLE = { incomplete: null, elsewhere: null, cause: null }
const cell = (id: string, of: string | undefined, done: boolean): Cell<Snapshot> => ({
  ...{ id, name: id, region: 'eu-west-1' },
  value: { of, done },
})
const unread = (id: string): Cell<Snapshot> => ({ id, name: id, region: 'eu-west-1', gap: 'Could not read State: no.' })
const ofVolume = (entry: Entry<Snapshot>) => entry.value.of
const done = (entry: Entry<Snapshot>) => entry.value.done

test('a member is found by its key', () => {
  const all = new ReadPopulation([cell('a', 'v1', false), cell('b', 'v2', true), cell('c', 'v1', true)], WHOLE)
  expect(all.findBy(ofVolume, 'v1', done)?.id).toBe('c')
  expect(all.findBy(ofVolume, 'v2', done)?.id).toBe('b')
  expect(all.findBy(ofVolume, 'v3', done)).toBeUndefined()
})

test('a member without the key is no match', () => {
  expect(new ReadPopulation([cell('a', undefined, true)], WHOLE).findBy(ofVolume, '', done)).toBeUndefined()
})

test('a member whose key was not read could be the one, unless another is', () => {
  const some = new ReadPopulation([unread('x'), cell('a', 'v1', true)], WHOLE)
  expect(some.findBy(ofVolume, 'v1', done)?.id).toBe('a')
  expect(() => some.findBy(ofVolume, 'v2', done)).toThrow(Unjudgeable)
  // Though the test looks at nothing of it.
  expect(() => some.findBy(ofVolume, 'v2', () => true)).toThrow('Could not read State of x: no.')
})

test('what is missing of the list could hold the one', () => {
  const part = new ReadPopulation([cell('a', 'v1', true)], { ...WHOLE, incomplete: 'Not all were listed.' })
  expect(part.findBy(ofVolume, 'v1', done)?.id).toBe('a')
  expect(() => part.findBy(ofVolume, 'v2', done)).toThrow('Not all were listed.')
})
