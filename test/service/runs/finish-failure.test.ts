import { expect, test } from 'vitest'
import { RecordingError } from '../../../src/collect/recording.ts'
import { PackageError } from '../../../src/package/format/error.ts'
import { failureOf, retryDelay } from '../../../src/service/runs/finish-failure.ts'
import { ServiceError } from '../../../src/service/runtime/error.ts'
import { StoreError } from '../../../src/store/index.ts'
import { KeyError } from '../../../src/trust/keys/error.ts'

const system = (code: string) => Object.assign(new Error(`${code}: no`), { code, syscall: 'write' })

test.each([
  ['passing', 'OUTPUT_UNWRITABLE', new PackageError('OUTPUT_UNWRITABLE', 'No.', system('EROFS'))],
  ['passing', 'disk_full', new StoreError('disk_full', 'No.')],
  ['passing', 'KMS_FAILED', new PackageError('REPORT_FAILED', 'No.', new KeyError('KMS_FAILED', 'No.'))],
  ['passing', 'unreachable', new PackageError('REPORT_FAILED', 'No.', new StoreError('unreachable', 'No.'))],
  ['passing', 'run_failed', system('EMFILE')],
  ['passing', '40P01', Object.assign(new Error('deadlock detected'), { code: '40P01' })],
  ['final', 'nothing_read', new ServiceError('nothing_read', 'No.')],
  ['final', 'conflict', new ServiceError('conflict', 'No.')],
  ['final', 'corrupt', new StoreError('corrupt', 'No.')],
  ['final', 'recording_unwritable', new RecordingError('recording_unwritable', 'No.')],
  ['final', 'DATA_INCONSISTENT', new PackageError('DATA_INCONSISTENT', 'No.')],
  ['unknown', 'REPORT_FAILED', new PackageError('REPORT_FAILED', 'No.', new TypeError('no'))],
  ['unknown', 'run_failed', new TypeError('no')],
  ['unknown', 'run_failed', 'not even an error'],
] as const)('%s: %s', (kind, code, error) => {
  expect(failureOf(error)).toMatchObject({ kind, code })
})

test('what passes is tried for ever, what may be a defect three times, what is final once', () => {
  const delays = (error: unknown) => [1, 2, 3, 100].map(failures => retryDelay(failureOf(error), failures))
  expect(delays(new StoreError('disk_full', 'No.'))).toEqual([5_000, 10_000, 20_000, 300_000])
  expect(delays(new TypeError('no'))).toEqual([5_000, 10_000, null, null])
  expect(delays(new ServiceError('nothing_read', 'No.'))).toEqual([null, null, null, null])
})
