import { crc32, deflateRawSync } from 'node:zlib'
import { owner, times, zip64 } from './extra-fields.ts'
import { descriptor, type ForgedEntry, type ForgedZip, forgeZip, HAS_DESCRIPTOR, MARK, u32, u64 } from './forge.ts'
import type { Files } from './forgery.ts'

export interface Accepted {
  readonly name: string
  readonly make: (files: Files) => Buffer
}

const TIME = 1_764_000_000
const packed = (data: Buffer, method = 8): number => (method === 8 ? deflateRawSync(data).length : data.length)

const each = (name: string, fields: (entry: ForgedEntry) => Partial<ForgedEntry>, zip?: ForgedZip): Accepted => ({
  name,
  make: files =>
    forgeZip(
      [...files].map(([path, data]) => ({ name: path, data, ...fields({ name: path, data }) })),
      zip,
    ),
})

const folders = (files: Files): ForgedEntry[] => {
  const paths = [...files.keys()].flatMap(path =>
    path
      .split('/')
      .slice(0, -1)
      .map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`),
  )
  return [...new Set(paths)].map(name => ({
    name,
    data: Buffer.alloc(0),
    method: 0,
    needs: 10,
    external: 0o40755 * 0x10000 + 0x10,
  }))
}

/** Zips of equal content in every form that the verifier takes. */
export const ACCEPTED: readonly Accepted[] = [
  each('as yazl writes it', ({ data }) => ({ flags: 0x808, after: descriptor(data, packed(data)) })),
  each('stored', () => ({ method: 0, needs: 10 })),
  each('streamed', ({ data }) => ({ flags: HAS_DESCRIPTOR, after: descriptor(data, packed(data)) })),
  each('streamed and stored', ({ data }) => ({
    ...{ method: 0, flags: HAS_DESCRIPTOR, after: descriptor(data, data.length) },
    ...{ localSize: data.length, localCompressedSize: data.length },
  })),
  each('streamed with everything said before, too', ({ data }) => ({
    ...{ flags: HAS_DESCRIPTOR, after: descriptor(data, packed(data)) },
    ...{ localCrc: crc32(data), localSize: data.length, localCompressedSize: packed(data) },
  })),
  each('with the flags of every degree of compression and of UTF-8', () => ({ flags: 0x806 })),
  each('with times and owners', () => ({
    extra: Buffer.concat([times(3, TIME), owner(1000, 1000)]),
    localExtra: Buffer.concat([times(3, TIME, TIME + 9), owner(1000, 1000)]),
  })),
  each('with the extra fields of the directory in the local headers', () => ({
    extra: Buffer.concat([times(3, TIME), owner(1000, 1000)]),
  })),
  each('with the directory in zip64', () => ({}), {
    end: { here: 0xffff, entries: 0xffff, size: MARK, start: MARK },
    zip64: {},
  }),
  each('with the offset of the directory alone in zip64', () => ({}), { end: { start: MARK }, zip64: {} }),
  each('with sizes in zip64', ({ data }) => ({
    ...{ needs: 45, claimedSize: MARK, extra: zip64(data.length) },
    ...{ localExtra: zip64(data.length, packed(data)), localSize: MARK, localCompressedSize: MARK },
  })),
  each('with all sizes in zip64', ({ data }) => ({
    ...{ needs: 45, claimedSize: MARK, claimedCompressedSize: MARK, extra: zip64(data.length, packed(data)) },
    ...{ localExtra: zip64(data.length, packed(data)), localSize: MARK, localCompressedSize: MARK },
  })),
  each('streamed with zip64', ({ data }) => ({
    ...{ needs: 45, flags: HAS_DESCRIPTOR, localExtra: zip64(0, 0), localSize: MARK, localCompressedSize: MARK },
    after: Buffer.concat([u32(0x08074b50, crc32(data)), u64(packed(data), data.length)]),
  })),
  each('made on DOS', () => ({ madeBy: 20, external: 0x20 })),
  each('made on DOS by a tool that keeps modes', () => ({ madeBy: 20, mode: 0o100666 })),
  each('without types in their modes, as Python writes them', () => ({ mode: 0o600 })),
  each('read-only, as texts', () => ({ external: 0o100444 * 0x10000 + 1, internal: 1 })),
  {
    name: 'with folders',
    make: files => forgeZip([...folders(files), ...[...files].map(([name, data]) => ({ name, data }))]),
  },
]
