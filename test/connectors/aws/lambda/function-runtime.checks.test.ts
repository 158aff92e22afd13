import { expect, test } from 'vitest'
import { runtimeSupported } from '../../../../connectors/aws/lambda/function-runtime.checks.ts'
import { READ, RUNTIMES } from '../../../../connectors/aws/lambda/runtimes.ts'
import { checkTable } from '../../../kit/table.ts'

const zip = (Runtime: string) => ({ settings: { PackageType: 'Zip', Runtime } })

checkTable(runtimeSupported, {
  pass: [
    { case: 'its support ends later', ...zip('nodejs24.x'), reason: /until 2028-04-30, by AWS's list of 2026-08-22/ },
    { case: 'it ends the next day', ...zip('dotnet8'), asOf: '2026-11-09T23:59:59Z' },
    { case: 'an operating system alone', ...zip('provided.al2023') },
    { case: 'AWS leaves out how it is packaged', settings: { Runtime: 'python3.14' } },
  ],
  fail: [
    {
      case: 'its support ended',
      ...zip('python3.8'),
      reason: /2024-10-14.*created from 2027-02-01 .*updated from 2027/,
    },
    { case: 'it ends that day', ...zip('dotnet8'), asOf: '2026-11-10T00:00:00Z' },
    { case: 'it was to end after the list was read', ...zip('python3.10'), reason: /list of 2026-08-22/ },
    { case: 'AWS does not say from when on none can be created', ...zip('java8.al2023'), asOf: '2030-01-01T00:00:00Z' },
  ],
  notApplicable: [{ case: 'a container image', settings: { PackageType: 'Image' } }],
  unknown: [
    { case: 'a runtime that is not in the list', ...zip('python3.15'), reason: /2026-08-22/ },
    { case: 'a name of JavaScript', ...zip('constructor') },
    { case: 'no runtime', settings: { PackageType: 'Zip' } },
    { case: 'packaged in a new way', settings: { PackageType: 'Disk', Runtime: 'nodejs24.x' } },
  ],
})

test('dates of runtimes are dates', () => {
  const all = Object.values(RUNTIMES).flatMap(of => Object.values(of))
  for (const date of [READ, ...all]) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
})
