import { Refusal } from '../error.ts'
import { u16, u32, u64 } from './source.ts'

/** The content of each extra field by its id. */
export type ExtraFields = ReadonlyMap<number, Uint8Array>

const ZIP64 = 0x0001
/** Info-ZIP's `UT`: times in seconds since 1970. */
const TIMES = 0x5455
/** Info-ZIP's `ux`: the numbers of user and group. */
const OWNER = 0x7875
/** Info-ZIP's Unicode path: another name, which some tools would unpack to. */
const OTHER_NAME = 0x7075
const KNOWN = [ZIP64, TIMES, OWNER]

/** The fields, one behind the other and none twice; null for anything else. */
export function extraFields(bytes: Uint8Array): ExtraFields | null {
  const fields = new Map<number, Uint8Array>()
  let at = 0
  while (at < bytes.length) {
    const [id, end] = [u16(bytes, at), at + 4 + u16(bytes, at + 2)]
    if (at + 4 > bytes.length || end > bytes.length || fields.has(id)) return null
    fields.set(id, bytes.subarray(at + 4, end))
    at = end
  }
  return fields
}

/** The so many values of the zip64 field; null where it has others, or is there without any. */
export function zip64Values(extra: ExtraFields | null, count: number): number[] | null {
  const field = extra?.get(ZIP64)
  if ((field?.length ?? 0) !== 8 * count || (field && count === 0)) return null
  return Array.from({ length: count }, (_, index) => (field ? u64(field, 8 * index) : 0))
}

export const hasZip64 = (extra: ExtraFields): boolean => extra.has(ZIP64)

/** @throws Refusal where a field is not one of those that zip tools write for plain files */
export function checkKnown(extra: ExtraFields | null): ExtraFields {
  if (extra?.has(OTHER_NAME)) throw new Refusal('NAME_UNSAFE', 'The entry has a second name.')
  if (!extra || [...extra.keys()].some(id => !KNOWN.includes(id)))
    throw new Refusal('ENTRY_EXTRA_FIELD', 'The entry has an extra field that no package has.')
  return extra
}

/** What both headers of an entry say beside the zip64 field must be the same, in the form that Info-ZIP gives it. */
export function sameFields(local: ExtraFields, directory: ExtraFields): boolean {
  return sameTimes(local.get(TIMES), directory.get(TIMES)) && sameOwner(local.get(OWNER), directory.get(OWNER))
}

/**
 * Flags of which times there are, then the time of change; in the local header also those of access and creation. A tool that
 * copies entries may leave the directory's shorter field in the local header.
 */
function sameTimes(local: Uint8Array | undefined, directory: Uint8Array | undefined): boolean {
  if (!local || !directory) return local === directory
  const flags = directory[0] ?? 0
  const times = [1, 2, 4].filter(flag => flags & flag).length
  if ((flags & 1) === 0 || flags > 7 || directory.length !== 5) return false
  if (local.length !== 1 + 4 * times && local.length !== 5) return false
  return local[0] === flags && u32(local, 1) === u32(directory, 1)
}

/** Version 1, and two numbers of four bytes. */
function sameOwner(local: Uint8Array | undefined, directory: Uint8Array | undefined): boolean {
  if (!local || !directory) return local === directory
  const [version, userSize, groupSize] = [directory[0], directory[1], directory[6]]
  if (version !== 1 || userSize !== 4 || groupSize !== 4 || directory.length !== 11) return false
  return local.length === directory.length && local.every((byte, index) => byte === directory[index])
}
