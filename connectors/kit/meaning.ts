import { Unjudgeable } from './check.ts'

/**
 * What a value of AWS's means, by all the values that AWS's model names: the compiler asks for each of them, and a newer
 * SDK for what it adds. A value that is not among them ends the check as `unknown`: "Exhibit does not know `what` VALUE."
 */
export function meaningOf<V extends string, M>(value: V, meanings: Readonly<Record<V, M>>, what: string): M {
  if (Object.hasOwn(meanings, value)) return meanings[value]
  throw new Unjudgeable(value === '' ? `AWS did not state ${what}.` : `Exhibit does not know ${what} ${value}.`)
}

/** Like `find`, of a test that may not understand a member: that ends the check as `unknown` where no other member is found. */
export function findOf<T>(members: readonly T[], test: (member: T) => boolean): T | undefined {
  let untold: Unjudgeable | undefined
  for (const member of members) {
    try {
      if (test(member)) return member
    } catch (error) {
      if (!(error instanceof Unjudgeable)) throw error
      untold ??= error
    }
  }
  if (untold) throw untold
  return undefined
}

/** Like `some`, as {@link findOf} is like `find`. */
export const someOf = <T>(members: readonly T[], test: (member: T) => boolean): boolean =>
  findOf(
    members.map(member => ({ member })),
    of => test(of.member),
  ) !== undefined
