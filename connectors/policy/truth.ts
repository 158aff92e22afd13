/** `open`: what is known of the request does not decide it. */
export type Truth = 'holds' | 'fails' | 'open'

export const negation = (truth: Truth): Truth => (truth === 'open' ? 'open' : truth === 'holds' ? 'fails' : 'holds')

/** All hold: one that fails decides, then one that is open. */
export function allOf(truths: Iterable<Truth>): Truth {
  let open = false
  for (const truth of truths) {
    if (truth === 'fails') return 'fails'
    open ||= truth === 'open'
  }
  return open ? 'open' : 'holds'
}

export const anyOf = (truths: readonly Truth[]): Truth => negation(allOf(truths.map(negation)))
