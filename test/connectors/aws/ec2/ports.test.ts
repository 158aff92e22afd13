import { describe, expect, test } from 'vitest'
import { covers, coversAll, portsOf } from '../../../../connectors/aws/ec2/ports.ts'

const everything = [
  { transport: 'tcp', from: 0, to: 65535 },
  { transport: 'udp', from: 0, to: 65535 },
]

describe('portsOf', () => {
  test.each([
    ['-1', undefined, undefined, everything],
    ['-1', 22, 22, everything],
    [undefined, undefined, undefined, everything],
    ['tcp', 22, 23, [{ transport: 'tcp', from: 22, to: 23 }]],
    ['6', 22, 22, [{ transport: 'tcp', from: 22, to: 22 }]],
    ['17', 3389, 3389, [{ transport: 'udp', from: 3389, to: 3389 }]],
    ['tcp', undefined, undefined, [{ transport: 'tcp', from: 0, to: 65535 }]],
    ['tcp', -1, -1, [{ transport: 'tcp', from: 0, to: 65535 }]],
    ['icmp', 22, 22, []],
    ['icmpv6', -1, -1, []],
    ['1', 8, 0, []],
    ['50', undefined, undefined, []],
  ] as const)('%s %s-%s', (protocol, from, to, ranges) => expect(portsOf(protocol, from, to)).toEqual(ranges))
})

test('a range covers its ends, of its own transport', () => {
  const range = { transport: 'tcp', from: 22, to: 3389 } as const
  expect(covers(range, { transport: 'tcp', port: 22 })).toBe(true)
  expect(covers(range, { transport: 'tcp', port: 3389 })).toBe(true)
  expect(covers(range, { transport: 'tcp', port: 3390 })).toBe(false)
  expect(covers(range, { transport: 'udp', port: 22 })).toBe(false)
})

test('coversAll adds ranges up, in any order, port 0 aside', () => {
  expect(coversAll([{ from: 0, to: 65535 }])).toBe(true)
  expect(coversAll([{ from: 1, to: 65535 }])).toBe(true)
  expect(
    coversAll([
      { from: 32768, to: 65535 },
      { from: 0, to: 32767 },
    ]),
  ).toBe(true)
  expect(
    coversAll([
      { from: 0, to: 100 },
      { from: 50, to: 65535 },
    ]),
  ).toBe(true)
  expect(
    coversAll([
      { from: 0, to: 21 },
      { from: 23, to: 65535 },
    ]),
  ).toBe(false)
  expect(coversAll([{ from: 2, to: 65535 }])).toBe(false)
  expect(coversAll([])).toBe(false)
})
