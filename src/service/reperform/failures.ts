import { CONTROLS, FINDINGS, MANIFEST } from '../../package/format/layout.ts'
import { type Failure, shown } from '../../package/verify/error.ts'
import type { Difference, Differences } from './differences.ts'

const FILES = { finding: FINDINGS, control: CONTROLS, generator: MANIFEST } as const

/** Each difference that no other version explains, as a failure of its file. */
export function failuresOf(differences: Differences): Failure[] {
  const listed = differences.list.filter(({ rules }) => rules === 'same').map(failureOf)
  const more = differences.counts.same - listed.length
  if (more > 0)
    listed.push({ code: 'REPERFORMANCE_DIFFERS', file: null, message: `${more} more differences are not listed.` })
  return listed
}

const failureOf = (difference: Difference): Failure => ({
  code: 'REPERFORMANCE_DIFFERS',
  file: difference.kind === 'export' || difference.kind === 'evidence' ? difference.id : FILES[difference.kind],
  message: shown(`${difference.kind} ${difference.id}: ${saidOf(difference)}`),
})

/** What differs, as a sentence. */
export function saidOf({ field, package: theirs, recomputed }: Difference): string {
  if (field !== null)
    return `the package says ${field} ${JSON.stringify(theirs)}, the evidence gives ${JSON.stringify(recomputed)}.`
  return theirs === null
    ? `the evidence gives it (${recomputed}), and the package lacks it.`
    : `the package has it (${theirs}), and the evidence does not give it.`
}
