import { fail, pass, unknown, type Verdict } from '../kit/index.ts'
import { openings } from './denial.ts'
import { nameOf, type Statement } from './statement.ts'

/**
 * Whether a resource policy lets nobody in by a wildcard alone, as a verdict; see {@link openings}. `bounded` says of a
 * statement that the service has a condition of its own by which it is open to fewer than everybody.
 */
export function letsNobodyInByWildcard(
  document: unknown,
  bounded: (statement: Statement) => boolean = () => false,
): Verdict {
  const found = openings(document)
  const [open, unsaid] = [found.open, found.unsaid].map(all => all.filter(s => !bounded(s)).map(nameOf))
  if (open?.length) return fail(`Allows everybody, by ${open.join(', ')}.`)
  return unsaid?.length
    ? unknown(`Allows everybody, by ${unsaid.join(', ')}; what a Deny leaves of that is not known.`)
    : pass('No statement allows everybody.')
}
