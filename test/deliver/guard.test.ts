import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { checkUrl, isPublic, publicOnly } from '../../src/deliver/guard.ts'

describe('addresses that are not of the public internet', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '::127.0.0.1',
    '::2',
    '::ffff:0:7f00:1',
    '3fff::1',
    '4000::1',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    'no address',
  ])('%s', address => expect(isPublic(address)).toBe(false))

  test.each(['8.8.8.8', '172.15.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', address =>
    expect(isPublic(address)).toBe(true),
  )
})

test.each([
  'http://grc.example/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[::127.0.0.1]/',
  'https://168.63.129.16/',
  'https://localhost/',
  'https://LOCALHOST.:8443/',
  'https://hooks.localhost/',
  'https://printer.local/',
  'https://vault.internal./',
  'https://intranet/',
  'https://user:pass@grc.example/',
  'file:///etc/passwd',
  'nonsense',
])('%s is refused', url =>
  expect(() => checkUrl(url, false)).toThrow(expect.objectContaining({ code: 'private_address' })),
)

test('configuration may allow private addresses and http, never other schemes', () => {
  expect(checkUrl('http://10.0.0.1/hook', true).host).toBe('10.0.0.1')
  expect(() => checkUrl('ftp://10.0.0.1/', true)).toThrow()
})

test('a name that leads to a private address is refused when it is connected to', async () => {
  const lookup = promisify((name: string, done: (error: Error | null) => void) =>
    publicOnly(name, {}, error => done(error)),
  )
  await expect(lookup('localhost')).rejects.toMatchObject({ code: 'private_address' })
})
