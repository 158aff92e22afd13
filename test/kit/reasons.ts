/** What a value that is not there leaves in a sentence. */
const FAULTS: readonly (readonly [string, RegExp])[] = [
  ['a value that is not there', /\b(?:undefined|null|NaN)\b|\[object |Invalid Date|\$\{/],
  ['an empty quote or bracket', /''|""|``|\( *\)/],
  ['two spaces', / {2}/],
  ['a gap before punctuation', / [.,;)]| :(?!:)|\( |,,|, *[.;)]|[:;] *\.$/],
]

/** What is wrong with a reason as a sentence, and null where nothing is. */
export const faultIn = (reason: string): string | null => FAULTS.find(([, fault]) => fault.test(reason))?.[0] ?? null
