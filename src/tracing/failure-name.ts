/** Error names of AWS and of Node, and our own codes: short words, no text that somebody else wrote. */
const WORD = /^[\w.:-]{1,80}$/

/** What a span says of an error: the code where it has one, else the name of what caused it, else its own. */
export function failureName(error: unknown): string {
  const { code, cause, name } = of(error)
  return [code, of(cause).name, name].find(word => typeof word === 'string' && WORD.test(word)) ?? 'error'
}

const of = (thing: unknown): { code?: string; cause?: unknown; name?: string } =>
  typeof thing === 'object' && thing !== null ? thing : {}
