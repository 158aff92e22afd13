import { deflateRawSync } from 'node:zlib'
import { zipped } from '../forgery.ts'
import { type Attack, extra, flipped, hostileZip, replaced, type Victim } from './attack.ts'

export const containers: Attack[] = [
  { name: 'nothing', code: 'ZIP_UNREADABLE', file: null, make: () => Buffer.alloc(0) },
  {
    name: 'no zip',
    code: 'ZIP_UNREADABLE',
    file: null,
    make: () => Buffer.from('a plain text, long enough to be a zip'),
  },
  ...[0.1, 0.5, 0.99].map(part => ({
    ...{ name: `cut off after ${part}`, code: 'ZIP_UNREADABLE' as const, file: null },
    make: ({ files }: Victim) => {
      const whole = zipped(files)
      return whole.subarray(0, whole.length * part)
    },
  })),
  {
    name: 'prepended data',
    code: 'ZIP_PREPENDED',
    file: null,
    make: ({ files }) => zipped(files, { before: Buffer.from('#!/bin/sh\n') }),
  },
  {
    name: 'trailing data',
    code: 'ZIP_TRAILING',
    file: null,
    make: ({ files }) => zipped(files, { after: Buffer.from('more') }),
  },
  { name: 'a comment', code: 'ZIP_TRAILING', file: null, make: ({ files }) => zipped(files, { comment: 'trust me' }) },
  {
    ...{ name: 'data before the end record', code: 'ZIP_HIDDEN_DATA', file: null },
    make: ({ files }) => zipped(files, { beforeEnd: Buffer.from('hidden') }),
  },
  {
    ...{ name: 'data before the directory', code: 'ZIP_HIDDEN_DATA', file: 'SHA256SUMS' },
    make: ({ files }) => zipped(files, { beforeDirectory: Buffer.from('hidden') }),
  },
  hostileZip(
    { name: 'data between entries', code: 'ZIP_HIDDEN_DATA', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ after: Buffer.from('hidden') })),
  ),
  {
    ...{ name: 'entries that share bytes', code: 'ZIP_HIDDEN_DATA', file: 'SHA256SUMS' },
    make: ({ files }) => {
      files.delete('controls.csv')
      return zipped(files, { overlapping: [{ name: 'controls.csv', of: 'controls.json' }] })
    },
  },
  {
    name: 'more entries claimed than there are',
    code: 'ZIP_UNREADABLE',
    file: null,
    make: ({ files }) => zipped(files, { claimedEntries: 60_000 }),
  },
  {
    ...{ name: 'a million entries claimed', code: 'ZIP_TOO_MANY_ENTRIES', file: null },
    make: ({ files }) => zip64Claim(zipped(files), 1_000_000n),
  },
  hostileZip(
    { name: 'an encrypted entry', code: 'ENTRY_ENCRYPTED', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ flags: 1 })),
  ),
  hostileZip(
    { name: 'a symbolic link', code: 'ENTRY_NOT_A_FILE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ mode: 0o120777, data: Buffer.from('/etc/passwd') })),
  ),
  hostileZip(
    { name: 'a folder with content', code: 'ENTRY_NOT_A_FILE', file: 'oscal/' },
    extra({ name: 'oscal/', mode: 0o40755 }),
  ),
  hostileZip(
    { name: 'an unknown compression', code: 'ENTRY_METHOD', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ method: 12, raw: data })),
  ),
  hostileZip(
    { name: 'a bomb', code: 'ENTRY_TOO_LARGE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({
      raw: deflateRawSync(Buffer.alloc(50_000_000), { level: 9 }),
      claimedSize: 50_000_000,
    })),
  ),
  hostileZip(
    { name: 'a bomb that claims to be small', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({
      raw: deflateRawSync(Buffer.alloc(50_000_000), { level: 9 }),
      claimedSize: data.length,
    })),
  ),
  hostileZip(
    { name: 'less content than claimed', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ raw: deflateRawSync(data.subarray(9)), claimedSize: data.length })),
  ),
  hostileZip(
    { name: 'a damaged stream', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ raw: flipped(deflateRawSync(data), 20) })),
  ),
  hostileZip(
    { name: 'bytes hidden behind deflated data', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ raw: Buffer.concat([deflateRawSync(data), Buffer.from('hidden')]) })),
  ),
  hostileZip(
    { name: 'far more bytes hidden behind deflated data', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', ({ data }) => ({ raw: Buffer.concat([deflateRawSync(data), Buffer.alloc(600_000, 'x')]) })),
  ),
  hostileZip(
    { name: 'a wrong checksum', code: 'ENTRY_CORRUPT', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ claimedCrc: 1 })),
  ),
  hostileZip(
    { name: 'another name in the local header', code: 'ENTRY_HEADERS_DISAGREE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ localName: 'VERIFY.sh' })),
  ),
  hostileZip(
    { name: 'another method in the local header', code: 'ENTRY_HEADERS_DISAGREE', file: 'VERIFY.md' },
    replaced('VERIFY.md', () => ({ localMethod: 0 })),
  ),
]

/** Adds a zip64 end record and locator that claim a number of entries. */
function zip64Claim(zip: Buffer, entries: bigint): Buffer {
  const end = Buffer.from(zip.subarray(-22))
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(entries, 24)
  record.writeBigUInt64LE(entries, 32)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(zip.length - 22), 8)
  locator.writeUInt32LE(1, 16)
  end.writeUInt16LE(0xffff, 8)
  end.writeUInt16LE(0xffff, 10)
  return Buffer.concat([zip.subarray(0, -22), record, locator, end])
}
