import type { z } from 'zod'

/**
 * The members and literals of `T` that a schema's `S` has no place for, however deep; `never` where it has one for all. What
 * either leaves open (`unknown`, members of any name) has a place for everything.
 */
type Lacking<S, T> = unknown extends S
  ? never
  : T extends string
    ? T extends S
      ? never
      : T
    : T extends readonly (infer Of)[]
      ? S extends readonly (infer Part)[]
        ? Lacking<Part, Of>
        : 'a list'
      : T extends object
        ? string extends keyof T
          ? never
          : { [K in keyof T]-?: K extends keyof S ? Lacking<NonNullable<S[K]>, NonNullable<T[K]>> : K }[keyof T]
        : never

/**
 * A response's schema that does not compile where the type it describes has a member or a value that it lacks: the answer
 * would be sent without the member, or not at all.
 *
 *     export const finding = describes<Finding>()(z.object({ … }))
 */
export const describes =
  <T>() =>
  <S extends z.ZodType>(
    schema: [Lacking<z.output<S>, T>] extends [never] ? S : { readonly lacks: Lacking<z.output<S>, T> },
  ): S =>
    schema as S
