import { crc32, deflateRawSync } from 'node:zlib'
import type { FailureCode } from '../../../../src/package/verify/error.ts'
import { extraField, otherName, owner, times, zip64 } from '../extra-fields.ts'
import {
  descriptor,
  type EndFields,
  type ForgedEntry,
  type ForgedZip,
  forgeZip,
  HAS_DESCRIPTOR,
  MARK,
  u32,
  u64,
  type Zip64Fields,
} from '../forge.ts'
import { resign, zipped } from '../forgery.ts'
import { type Attack, extra, hostileZip, replaced } from './attack.ts'

const FILE = 'VERIFY.md'
const TIME = 1_764_000_000

/** One field of one entry, of which some tool makes another file, another place or nothing at all. */
const entry = (
  code: FailureCode,
  name: string,
  fields: Partial<ForgedEntry> | ((entry: ForgedEntry) => Partial<ForgedEntry>),
): Attack =>
  hostileZip({ name, code, file: FILE }, replaced(FILE, typeof fields === 'function' ? fields : () => fields))

const whole = (code: FailureCode, name: string, zip: (size: number, entries: number) => ForgedZip): Attack => ({
  ...{ name, code, file: null },
  make: ({ files }) => zipped(files, zip(directorySize(zipped(files)), files.size)),
})
const directorySize = (zip: Buffer): number => zip.readUInt32LE(zip.length - 10)

const end = (
  name: string,
  fields: (size: number, entries: number) => Partial<EndFields>,
  code: FailureCode = 'ZIP_RECORDS_DISAGREE',
): Attack => whole(code, `an end record with ${name}`, (size, entries) => ({ end: fields(size, entries) }))

/** Everything is in the zip64 record, as the end record says, but for what `fields` say. */
const zip64Record = (
  name: string,
  fields: (size: number) => Partial<Zip64Fields>,
  code: FailureCode = 'ZIP_RECORDS_DISAGREE',
): Attack =>
  whole(code, `a zip64 record with ${name}`, size => ({
    end: { here: 0xffff, entries: 0xffff, size: MARK, start: MARK },
    zip64: fields(size),
  }))

/** The data of an entry that was streamed: its checksum and sizes are behind it. */
const streamed = (
  name: string,
  after: (data: Buffer, compressed: number) => Buffer,
  more: Partial<ForgedEntry> = {},
  code: FailureCode = 'ENTRY_HEADERS_DISAGREE',
) =>
  entry(code, name, ({ data }) => {
    const compressed = deflateRawSync(data).length
    return { flags: HAS_DESCRIPTOR, after: after(data, compressed), ...more }
  })

const ends: Attack[] = [
  end('a smaller directory', size => ({ size: size - 1 }), 'ZIP_HIDDEN_DATA'),
  end('a directory of one byte', () => ({ size: 1 }), 'ZIP_HIDDEN_DATA'),
  end('a larger directory', size => ({ size: size + 1 })),
  end('fewer entries', (_, entries) => ({ here: entries - 1, entries: entries - 1 })),
  end('fewer entries here than in all', (_, entries) => ({ here: entries - 1 })),
  end('a disk', () => ({ disk: 1 })),
  end('a disk of the directory', () => ({ directoryDisk: 1 })),
  end('a mark of zip64 and no such record', () => ({ entries: 0xffff, here: 0xffff })),
  end('the offset in zip64 and no such record', () => ({ start: MARK })),
  zip64Record('a smaller directory', size => ({ size: size - 1 }), 'ZIP_HIDDEN_DATA'),
  zip64Record('another directory', size => ({ start: 0, size }), 'ZIP_HIDDEN_DATA'),
  zip64Record('fewer entries', () => ({ entries: 3, here: 3 })),
  zip64Record('fewer entries here than in all', () => ({ here: 3 })),
  zip64Record('a disk', () => ({ disk: 1 })),
  zip64Record('a disk of the directory', () => ({ directoryDisk: 1 })),
  zip64Record('more behind it than it says', () => ({ between: Buffer.from('hidden') })),
  zip64Record('more in it', () => ({ rest: 50, between: Buffer.from('hidden') })),
  zip64Record('an unknown version', () => ({ needs: 62 })),
  zip64Record('a locator that leads elsewhere', () => ({ at: 0 })),
  zip64Record('a locator of another disk', () => ({ locatorDisk: 1 })),
  zip64Record('a locator of two disks', () => ({ disks: 2 })),
  whole('ZIP_RECORDS_DISAGREE', 'a zip64 record where none is needed', () => ({ zip64: {} })),
  whole('ZIP_RECORDS_DISAGREE', 'an end record and a zip64 record of two directories', size => ({
    ...{ end: { here: 0xffff, entries: 0xffff, start: 1 }, zip64: { size } },
  })),
  whole('ZIP_HIDDEN_DATA', 'as many bytes before the end record as a zip64 record has', () => ({
    beforeEnd: Buffer.alloc(76, 'x'),
  })),
  whole('ZIP_TRAILING', 'an end record in the comment of another', (_, entries) => ({
    comment: `PK\x05\x06${u32(0, entries * 0x10001, 9, 9).toString('latin1')}`.slice(0, 22),
  })),
  {
    ...{ name: 'a directory that is in another order than the entries', code: 'ZIP_PREPENDED', file: null },
    make: ({ files }) => zipped(files, { reversed: true }),
  },
]

const fields: Attack[] = [
  entry('ENTRY_COMMENT', 'a comment on an entry', { comment: 'Reviewed and approved: all PASS' }),
  ...[0x10, 0x20, 0x80, 0x100, 0x200, 0x400, 0x1000, 0x4000, 0x8000].map(flags =>
    entry('ENTRY_FIELD', `the flag ${flags.toString(16)}`, { flags }),
  ),
  ...[0x40, 0x2000].map(flags => entry('ENTRY_ENCRYPTED', `the flag ${flags.toString(16)}`, { flags })),
  ...[1, 9, 12, 14, 93, 99].map(method =>
    entry('ENTRY_METHOD', `the method ${method}`, ({ data }) => ({ method, raw: data })),
  ),
  ...[1, 2, 5, 6, 7, 10, 13, 16, 18, 19, 30, 255].map(system =>
    entry('ENTRY_FIELD', `an entry of the system ${system}`, { madeBy: (system << 8) | 20 }),
  ),
  ...[5, 16, 13].map(system =>
    entry('ENTRY_NOT_A_FILE', `a link by the system ${system}`, { madeBy: (system << 8) | 20, mode: 0o120777 }),
  ),
  entry('ENTRY_NOT_A_FILE', 'a link by DOS', { madeBy: 20, mode: 0o120777 }),
  entry('ENTRY_NOT_A_FILE', 'a folder by its mode', { mode: 0o40755 }),
  entry('ENTRY_NOT_A_FILE', 'a folder by its attribute of DOS', { external: 0o100644 * 0x10000 + 0x10 }),
  ...[0o10644, 0o20644, 0o60644, 0o140644].map(mode =>
    entry('ENTRY_NOT_A_FILE', `the type ${mode.toString(8)}`, { mode }),
  ),
  ...[0, 0o100000, 0o100200, 0o104755, 0o102755, 0o101644].map(mode =>
    entry('ENTRY_FIELD', `the mode ${mode.toString(8)}`, { mode }),
  ),
  ...[0x2, 0x4, 0x8, 0x40, 0x8000].map(attribute =>
    entry('ENTRY_FIELD', `the attribute ${attribute.toString(16)}`, { external: 0o100644 * 0x10000 + attribute }),
  ),
  entry('ENTRY_FIELD', 'a version of the format that is not there yet', { madeBy: (3 << 8) | 64 }),
  ...[0, 11, 21, 46, 63, 0x0314].map(needs => entry('ENTRY_FIELD', `the needed version ${needs}`, { needs })),
  entry('ENTRY_FIELD', 'another needed version in the local header', { localNeeds: 99 }),
  ...[2, 0xffff].map(internal => entry('ENTRY_FIELD', `the internal attributes ${internal}`, { internal })),
  ...[
    ['no day', { date: (46 << 9) | (9 << 5) }],
    ['no month', { date: (46 << 9) | 30 }],
    ['month 15', { date: (46 << 9) | (15 << 5) | 30 }],
    ['second 62', { time: 31 }],
    ['minute 60', { time: 60 << 5 }],
    ['hour 24', { time: 24 << 11 }],
  ].map(([name, time]) => entry('ENTRY_FIELD', `the time with ${name}`, time as Partial<ForgedEntry>)),
  entry('ENTRY_FIELD', 'a disk of an entry', { disk: 1 }),
  entry('ENTRY_CORRUPT', 'a stored entry of two sizes', ({ data }) => ({ method: 0, claimedSize: data.length - 1 })),
  hostileZip(
    { name: 'a folder by its name only', code: 'ENTRY_NOT_A_FILE', file: 'oscal/' },
    extra({ name: 'oscal/', method: 0, data: Buffer.alloc(0) }),
  ),
]

const locals: Attack[] = [
  entry('ENTRY_HEADERS_DISAGREE', 'another time in the local header', { localTime: 1 }),
  entry('ENTRY_HEADERS_DISAGREE', 'another date in the local header', { localDate: 33 }),
  entry('ENTRY_HEADERS_DISAGREE', 'capitals in the local header', { localName: 'verify.MD' }),
  entry('ENTRY_HEADERS_DISAGREE', 'a longer name in the local header', { localName: 'VERIFY.md\0.txt' }),
  ...[1, 2, 0x40, 0x800, 0x2000].map(localFlags =>
    entry('ENTRY_HEADERS_DISAGREE', `the flag ${localFlags.toString(16)} in the local header`, { localFlags }),
  ),
  entry('ENTRY_HEADERS_DISAGREE', 'another checksum in the local header', { localCrc: 1 }),
  entry('ENTRY_HEADERS_DISAGREE', 'no checksum in the local header', { localCrc: 0 }),
  entry('ENTRY_HEADERS_DISAGREE', 'another size in the local header', { localSize: 1 }),
  entry('ENTRY_HEADERS_DISAGREE', 'no compressed size in the local header', { localCompressedSize: 0 }),
  entry('ENTRY_HEADERS_DISAGREE', 'sizes in zip64 that are not there', { localCompressedSize: MARK, localSize: MARK }),
  streamed('a descriptor with another checksum', (data, compressed) => descriptor(data, compressed, data.length, 1)),
  streamed('a descriptor with another size', (data, compressed) => descriptor(data, compressed, data.length - 1)),
  streamed('a descriptor with another compressed size', (data, compressed) => descriptor(data, compressed - 1)),
  streamed('a streamed entry with another checksum before it', descriptor, { localCrc: 1 }),
  streamed('a streamed entry with another size before it', descriptor, { localSize: 1 }),
  streamed('a streamed entry with another compressed size before it', descriptor, { localCompressedSize: 1 }),
  streamed(
    'a descriptor without its signature',
    (data, compressed) => descriptor(data, compressed).subarray(4),
    {},
    'ZIP_HIDDEN_DATA',
  ),
  streamed('no descriptor', () => Buffer.alloc(0), {}, 'ZIP_HIDDEN_DATA'),
  streamed(
    'more behind a descriptor',
    (data, compressed) => Buffer.concat([descriptor(data, compressed), Buffer.from('hidden')]),
    {},
    'ZIP_HIDDEN_DATA',
  ),
  streamed('a descriptor with another signature', (data, compressed) =>
    Buffer.concat([u32(0x08074b51), descriptor(data, compressed).subarray(4)]),
  ),
  streamed(
    'a descriptor of zip64 where nothing else is',
    (data, compressed) => Buffer.concat([u32(0x08074b50, crc32(data)), u64(compressed, data.length)]),
    {},
    'ZIP_HIDDEN_DATA',
  ),
  {
    ...{ name: 'a streamed entry that holds the end of another', code: 'ENTRY_HEADERS_DISAGREE', file: FILE },
    make: async ({ files, signer }) => {
      files.set(FILE, Buffer.concat([files.get(FILE) ?? Buffer.alloc(0), Buffer.from('PK\x07\x08'), Buffer.alloc(12)]))
      await resign(files, signer)
      return replaced(FILE, ({ data }) => ({ method: 0, flags: HAS_DESCRIPTOR, after: descriptor(data, data.length) }))(
        [...files].map(([name, data]) => ({ name, data })),
      )
    },
  },
]

const NOTHING = Buffer.alloc(0)
const both = (...parts: Buffer[]) => ({ extra: Buffer.concat(parts) })
const bad = (
  name: string,
  make: Partial<ForgedEntry> | ((entry: ForgedEntry) => Partial<ForgedEntry>),
  code: FailureCode = 'ENTRY_EXTRA_FIELD',
) => entry(code, name, make)

const extras: Attack[] = [
  bad('an unknown extra field', both(extraField(0x9999, Buffer.from('hidden')))),
  bad('an unknown extra field in the local header', { localExtra: extraField(0x9999, Buffer.from('hidden')) }),
  bad('an unknown extra field in the directory', { ...both(extraField(0x9999, NOTHING)), localExtra: NOTHING }),
  bad('a second name in the local header', { localExtra: otherName('VERIFY.sh') }, 'NAME_UNSAFE'),
  bad('a second name in the directory', { ...both(otherName('VERIFY.sh')), localExtra: NOTHING }, 'NAME_UNSAFE'),
  bad('extra fields that are none', both(Buffer.alloc(60_000, 'x'))),
  bad('extra fields that are none in the local header', { localExtra: Buffer.from('xyz') }),
  bad('an extra field that is longer than all of them', both(Buffer.from('5554ff0003', 'hex'))),
  bad('an extra field twice', { ...both(times(1, TIME), times(1, TIME)) }),
  bad('times in the local header alone', { localExtra: times(1, TIME) }),
  bad('times in the directory alone', { ...both(times(1, TIME)), localExtra: NOTHING }),
  bad('another time in the extra field', { ...both(times(1, TIME)), localExtra: times(1, TIME + 1) }),
  bad('other flags of times', { ...both(times(1, TIME)), localExtra: times(3, TIME, TIME) }),
  bad('unknown flags of times', both(times(9, TIME))),
  bad('no flags of times', both(times(0, TIME))),
  bad('more times than flags', { ...both(times(1, TIME)), localExtra: times(1, TIME, TIME) }),
  bad('more times than the directory has', both(times(3, TIME, TIME))),
  bad('another owner', { ...both(owner(0, 0)), localExtra: owner(0, 1) }),
  bad('an owner in the local header alone', { localExtra: owner(0, 0) }),
  bad('an owner of another version', both(extraField(0x7875, Buffer.from('0204000000000400000000', 'hex')))),
  bad('an owner with more behind it', both(extraField(0x7875, Buffer.from('010400000000040000000041', 'hex')))),
  bad('the older owner field', both(extraField(0x7855, Buffer.alloc(4)))),
  bad('a zip64 field without a mark', ({ data }) => both(zip64(data.length, 1))),
  bad('a zip64 field without a mark in the local header', ({ data }) => ({ localExtra: zip64(data.length, 1) })),
  bad(
    'a zip64 field with another size',
    ({ data }) => ({ ...both(zip64(data.length + 1)), claimedSize: MARK, localSize: data.length, localExtra: NOTHING }),
    'ENTRY_HEADERS_DISAGREE',
  ),
  bad('a zip64 field with more in it', ({ data }) => ({
    ...both(zip64(data.length, 0)),
    claimedSize: MARK,
    localSize: data.length,
    localExtra: NOTHING,
  })),
  bad('a mark without a zip64 field', { claimedCompressedSize: MARK, localCompressedSize: 1 }),
  bad(
    'a zip64 field with other sizes in the local header',
    ({ data }) => ({ localExtra: zip64(data.length + 1, 1), localCompressedSize: MARK, localSize: MARK }),
    'ENTRY_HEADERS_DISAGREE',
  ),
  bad('half a zip64 field in the local header', ({ data }) => ({ localExtra: zip64(data.length), localSize: MARK })),
]

/** Each changes one thing that some tool goes by: what is valid has one form, in which all of them find the same files. */
export const profile: Attack[] = [...ends, ...fields, ...locals, ...extras, secondDirectory()]

/** A second directory in a comment, where tools look for it that go by the size of the directory. */
function secondDirectory(): Attack {
  return {
    ...{ name: 'a second directory in a comment', code: 'ZIP_HIDDEN_DATA', file: null },
    make: ({ files }) => {
      const entries = [...files].map(([name, data]) => ({ name, data }))
      const forged = forgeZip(
        entries.map(one => (one.name === 'findings.csv' ? { ...one, data: Buffer.from('pass') } : one)),
      )
      const directory = forged.subarray(forged.readUInt32LE(forged.length - 6), -22)
      const last = entries.at(-1)?.name ?? ''
      const commented = entries.map(one =>
        one.name === last ? { ...one, comment: directory.toString('latin1') } : one,
      )
      return forgeZip(commented, { end: { size: directory.length } })
    },
  }
}
