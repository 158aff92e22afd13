import { fail, notApplicable, pass, type Verdict } from '../../kit/index.ts'
import type { InlinePolicy } from './document.ts'
import { broadAmong } from './grants.ts'

/** Judges the inline policies of one holder, each by itself; `what` completes "No inline policy allows …". */
export function judgeInline(
  kind: 'user' | 'group' | 'role',
  policies: InlinePolicy[],
  broad: (document: unknown) => boolean,
  what: string,
): Verdict {
  if (policies.length === 0) return notApplicable(`The ${kind} has no inline policy.`)
  const found = broadAmong(policies, broad)
  return found.length > 0
    ? fail(`${what.charAt(0).toUpperCase()}${what.slice(1)} is allowed by the inline policy ${found.join(', ')}.`)
    : pass(`No inline policy allows ${what}.`)
}
