import { u16, u32, u64 } from './forge.ts'

/** An extra field of a zip entry. */
export const extraField = (id: number, content: Buffer): Buffer => Buffer.concat([u16(id, content.length), content])

/** Info-ZIP's times: flags, then seconds since 1970. */
export const times = (flags: number, ...seconds: number[]): Buffer =>
  extraField(0x5455, Buffer.concat([Buffer.from([flags]), u32(...seconds)]))

/** Info-ZIP's numbers of user and group. */
export const owner = (user: number, group: number): Buffer =>
  extraField(0x7875, Buffer.concat([Buffer.from([1, 4]), u32(user), Buffer.from([4]), u32(group)]))

export const zip64 = (...values: number[]): Buffer => extraField(0x0001, u64(...values))

/** Info-ZIP's Unicode path: a second name. */
export const otherName = (name: string): Buffer =>
  extraField(0x7075, Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(name)]))
