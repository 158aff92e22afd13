import { type Entry, type Input, type Told, told } from '../../../kit/index.ts'

/** Of a list: the members that were read, and sentences on those that were not, or may be missing. */
export interface Listed<T> {
  readonly members: readonly T[]
  readonly missing: readonly string[]
}

export function listed<T>(input: Input<T>): Listed<T> {
  const { members, missing } = input.known()
  const read = members.map((entry: Entry<T>): Told<T> => told(() => entry.value))
  return {
    members: read.flatMap(of => (of.unread ? [] : [of.value])),
    missing: [...(missing === null ? [] : [missing]), ...read.flatMap(of => of.unread?.message ?? [])],
  }
}

/** A value, or what stands in for it where it was not read. */
export const or = <T, E>(of: Told<T>, otherwise: E): T | E => (of.unread ? otherwise : of.value)

export const reasonOf = (of: Told<unknown>): string[] => (of.unread ? [of.unread.message] : [])
