import { hostname } from 'node:os'
import { expect, test } from 'vitest'
import { placeOfWorker, workerName } from '../../../src/service/runtime/worker-name.ts'

test('the name of a worker says where it runs, and is its own', () => {
  expect(placeOfWorker(workerName())).toEqual({ host: hostname(), pid: process.pid })
  expect(workerName()).not.toBe(workerName())
})

test('a host may have hyphens and numbers in its name', () => {
  expect(placeOfWorker('ip-10-0-0-7-1234-0a1b2c3d')).toEqual({ host: 'ip-10-0-0-7', pid: 1234 })
  expect(placeOfWorker('submitted')).toBeUndefined()
})
