import { Unjudgeable } from '../../connectors/kit/index.ts'
import { judgedIn } from '../evidence/elsewhere.ts'
import type { FieldGap, Gap, GapReason, Resource } from '../evidence/item.ts'
import type { JsonObject, JsonValue } from '../evidence/json.ts'
import { withObserved } from '../evidence/observed.ts'

/** Thrown when a check touches what was not read; it ends the check as `unknown`. The message is the finding's reason. */
export class GapTouched extends Unjudgeable {
  override readonly name = 'GapTouched'
  /** What was not read; undefined where no single read is to blame. */
  readonly gap: Gap | undefined

  constructor(message: string, gap?: Gap) {
    super(message)
    this.gap = gap
  }
}

/**
 * Thrown when a check touches what only another account may read; it ends the check as `not_applicable` here, for it is
 * judged there. The message is the finding's reason.
 */
export class ElsewhereTouched extends Error {
  override readonly name = 'ElsewhereTouched'
}

/** For what is computed here, what another account has is unread: nobody computes it there. */
export const readElsewhere = (type: string): Gap => ({
  action: type,
  reason: 'not_supported',
  detail: 'ReadInAnotherAccount',
})

export const isReadElsewhere = (gap: Gap | null): boolean => gap?.detail === readElsewhere('').detail

export const elsewhereSentence = (account: string, what: string): string =>
  `Judged in account ${account}: only there may ${what} be read.`

const WORDS: Record<GapReason, string> = {
  denied: 'was denied',
  throttled: 'was throttled until the retries ran out',
  region_disabled: 'is not possible: the region is not enabled for the account',
  not_supported: 'is not offered here',
  unreachable: 'got no answer',
  timeout: 'was not answered in time',
  not_recorded: 'was not collected: the recording has no answer for it',
  failed: 'failed',
}

/** A gap as one clause: `s3:GetBucketPolicy was denied (AccessDenied)`. */
export const gapClause = (gap: Gap): string => `${gap.action} ${WORDS[gap.reason]} (${gap.detail})`

const unread = ({ field, ...gap }: FieldGap) => new GapTouched(`Could not read ${field}: ${gapClause(gap)}.`, gap)

/**
 * Settings and observed values as one object for a check, in which fields that were not read, and values that were
 * redacted, are enumerable and throw {@link GapTouched} when touched. `redacted` holds JSON pointers; with `here`, what only
 * another account may read is a gap of this one.
 */
export function guarded(
  resource: Pick<Resource, 'settings' | 'observed' | 'gaps'>,
  redacted: readonly { pointer: string; rule: string }[] = [],
  here?: { readonly type: string },
): JsonObject {
  const whole = withObserved(resource.settings, resource.observed)
  const settings: JsonObject = redacted.length > 0 ? structuredClone(whole) : whole
  for (const { pointer, rule } of redacted) trap(settings, pointer, rule)
  for (const field of Object.keys(resource.settings)) {
    const account = judgedIn(resource.settings[field])
    if (account === undefined) continue
    const sentence = elsewhereSentence(account, field)
    throwing(settings, field, () =>
      here ? new GapTouched(sentence, readElsewhere(here.type)) : new ElsewhereTouched(sentence),
    )
  }
  for (const gap of resource.gaps) throwing(settings, gap.field, () => unread(gap))
  return settings
}

function throwing(settings: JsonObject, field: string, error: () => Error): void {
  Object.defineProperty(settings, field, {
    // A field may have more than one reason why it was not read.
    ...{ configurable: true, enumerable: true },
    get: () => {
      throw error()
    },
  })
}

function trap(settings: JsonObject, pointer: string, rule: string): void {
  const path = pointer
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const last = path.pop()
  let parent: JsonValue | undefined = settings
  for (const part of path) parent = memberOf(parent, part)
  if (last === undefined || typeof parent !== 'object' || parent === null) return
  // What is still text holds everything but the secret: an identifier, or a policy whose reader meets what was removed.
  if (!isRedacted(memberOf(parent, last))) return
  Object.defineProperty(parent, last, {
    ...{ configurable: true, enumerable: true },
    get: () => {
      throw new GapTouched(`The value at ${pointer} was redacted (${rule}) and cannot be judged.`)
    },
  })
}

const isRedacted = (value: JsonValue | undefined): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '$redacted')

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (Array.isArray(value)) return value[Number(key)]
  // Of its own: a pointer from a hostile package must not reach a prototype.
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined
}
