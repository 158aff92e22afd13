import { describe, expect, test } from 'vitest'
import {
  contains,
  coversWhole,
  familyOf,
  internetAmong,
  isGlobalIpv6,
  isInternet,
} from '../../../connectors/net/cidr.ts'

describe('isInternet', () => {
  test.each(['0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '8.0.0.0/7', '::/0', '2000::/3', '2600::/12'])('%s is', cidr =>
    expect(isInternet(cidr)).toBe(true),
  )
  test.each([
    '10.0.0.0/8',
    '3.0.0.0/8',
    '203.0.113.0/24',
    'fc00::/7',
    'fd00::/8',
    '2001:db8::/32',
    '::1/128',
    '2a06:98c0::/29',
    '2003::/19',
  ])('%s is not', cidr => expect(isInternet(cidr)).toBe(false))
  test.each(['', '0.0.0.0', 'anywhere'])('%j is no block, and no verdict', cidr =>
    expect(() => isInternet(cidr)).toThrow(),
  )
})

test('blocks that hold half of the internet together are it', () => {
  const eighths = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${from + i}.0.0.0/8`)
  expect(internetAmong(['203.0.113.0/24', '0.0.0.0/0', '::/0'])).toEqual(['0.0.0.0/0', '::/0'])
  expect(internetAmong(eighths(0, 256))).toEqual(['0.0.0.0/1', '128.0.0.0/1'])
  expect(internetAmong(eighths(1, 128))).toEqual([])
  expect(internetAmong([...eighths(1, 128), '3.0.0.0/8'])).toEqual([])
  expect(internetAmong(['2a06:98c0::/29', '10.0.0.0/8'])).toEqual([])
})

test('a block contains equal and narrower ones of its own family', () => {
  expect(contains('10.0.0.0/8', '10.1.0.0/16')).toBe(true)
  expect(contains('10.0.0.0/8', '10.0.0.0/8')).toBe(true)
  expect(contains('10.1.0.0/16', '10.0.0.0/8')).toBe(false)
  expect(contains('0.0.0.0/0', '::/0')).toBe(false)
  expect(contains('::/0', '2001:db8::/48')).toBe(true)
})

test('families', () => {
  expect(familyOf('::/0')).toBe('IPv6')
  expect(familyOf('10.0.0.0/8')).toBe('IPv4')
})

test('IPv6 addresses and prefixes are global but for unique local and link-local ones', () => {
  expect(isGlobalIpv6('2600:1f18::1')).toBe(true)
  expect(isGlobalIpv6('2600:1f18:1::/80')).toBe(true)
  expect(isGlobalIpv6('fd12::1')).toBe(false)
  expect(isGlobalIpv6('fe80::1')).toBe(false)
})

test('blocks cover a network alone or together, overlaps counted once', () => {
  expect(coversWhole('10.0.0.0/16', ['10.0.0.0/8'])).toBe(true)
  expect(coversWhole('10.0.0.0/16', ['10.0.0.0/17', '10.0.128.0/17'])).toBe(true)
  expect(coversWhole('10.0.0.0/16', ['10.0.0.0/17', '10.0.0.0/17', '10.0.0.0/18'])).toBe(false)
  expect(coversWhole('10.0.0.0/16', ['10.1.0.0/16', '::/0'])).toBe(false)
  expect(coversWhole('10.0.0.0/16', [])).toBe(false)
  expect(coversWhole('10.0.0.0/16', ['10.0.0.0/17', '10.0.1.0/17', '10.0.128.0/17'])).toBe(true)
})
