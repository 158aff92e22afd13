/**
 * Text with wildcards and policy variables, as policies write it. IAM User Guide: "Resource", section "Using wildcards in
 * resource ARNs" (`*` any text, `?` any one character) and "Variables and tags", section "Specifying default values" and
 * "Special characters" (`${*}`, `${?}` and `${$}` are the characters themselves; only Version 2012-10-17 has variables).
 */
const ANY = -1
const ONE = -2
const NEVER = -3
const NONE: readonly never[] = []
/** Variables are numbered downwards from here. */
const FIRST_VARIABLE = -16

/** A policy variable: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`. */
export interface Variable {
  readonly name: string
  readonly otherwise: string | undefined
}

/** How variables are filled: by `any` text, by `none` (no text is surely theirs), or each by its value (undefined: no value). */
export type Fill = 'any' | 'none' | ((variable: Variable) => string | undefined)

export interface PatternForm {
  /** Whether `*` and `?` are wildcards; StringEquals compares them as characters. */
  readonly wildcards?: boolean
  readonly variables?: boolean
  readonly ignoreCase?: boolean
}

export class Pattern {
  /** As written. */
  readonly text: string
  readonly variables: readonly Variable[]
  /** Neither wildcard nor variable: it stands for one text. */
  readonly literal: boolean
  readonly #codes: readonly number[]
  readonly #ignoreCase: boolean
  /** The fixed beginning of a pattern that is nothing but it, or but it and a `*`: most are, and need no search. */
  readonly #start: string | undefined
  #parts: readonly Pattern[] | undefined

  constructor(text: string, { wildcards = true, variables = false, ignoreCase = false }: PatternForm = {}) {
    this.text = text
    this.#ignoreCase = ignoreCase
    const found: Variable[] = []
    const plain = ignoreCase ? text.toLowerCase() : text
    const special =
      (variables && plain.includes('$')) || (wildcards && /[*?]/.test(plain.slice(0, -1))) || plain.endsWith('?')
    this.#start = special ? undefined : wildcards && plain.endsWith('*') ? plain.slice(0, -1) : plain
    this.#codes = special ? codesOf(plain, wildcards, variables ? found : undefined) : NONE
    this.variables = found.length > 0 ? found : NONE
    this.literal = special ? this.#codes.every(code => code >= 0) : this.#start === plain
  }

  matches(value: string, fill: Fill = 'none'): boolean {
    const asked = this.#ignoreCase ? lowered(value) : value
    if (this.#start !== undefined) return this.literal ? asked === this.#start : asked.startsWith(this.#start)
    return glob(this.#filled(fill), asked)
  }

  /** The parts of an ARN pattern, each a pattern of its own. */
  get parts(): readonly Pattern[] {
    this.#parts ??= arnParts(this.text).map(part => new Pattern(part, { variables: this.variables.length > 0 }))
    return this.#parts
  }

  #filled(fill: Fill): readonly number[] {
    if (this.variables.length === 0) return this.#codes
    return this.#codes.flatMap(code => {
      const variable = this.variables[FIRST_VARIABLE - code]
      if (code > FIRST_VARIABLE || variable === undefined) return [code]
      if (fill === 'any') return [ANY]
      const value = fill === 'none' ? undefined : (fill(variable) ?? variable.otherwise)
      return value === undefined ? [NEVER] : [...value].flatMap(charCodes)
    })
  }
}

let last = { text: '', lower: '' }

/** In lower case; the same name is asked of many patterns in a row. */
function lowered(text: string): string {
  if (last.text !== text) last = { text, lower: text.toLowerCase() }
  return last.lower
}

const charCodes = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

const VARIABLE = /^\$\{\s*([^{},]+?)\s*(?:,\s*'([^']*)'\s*)?\}/

function codesOf(text: string, wildcards: boolean, variables: Variable[] | undefined): number[] {
  const codes: number[] = []
  for (let i = 0; i < text.length; i++) {
    const match = variables && text[i] === '$' ? VARIABLE.exec(text.slice(i)) : null
    if (match && variables) {
      const name = match[1] ?? ''
      if (name === '*' || name === '?' || name === '$') codes.push(name.charCodeAt(0))
      else codes.push(FIRST_VARIABLE - (variables.push({ name, otherwise: match[2] }) - 1))
      i += match[0].length - 1
    } else if (wildcards && text[i] === '*') codes.push(ANY)
    else if (wildcards && text[i] === '?') codes.push(ONE)
    else codes.push(text.charCodeAt(i))
  }
  return codes
}

/** Whether codes match all of a text, in time that grows with pattern × text at most: a `*` is tried again from where it stood. */
function glob(codes: readonly number[], text: string): boolean {
  let at = 0
  let star = -1
  let resume = 0
  let i = 0
  while (i < text.length) {
    const code = codes[at]
    if (code === ANY) {
      star = at++
      resume = i
    } else if (code !== undefined && (code === ONE || code === text.charCodeAt(i))) {
      at++
      i++
    } else if (star >= 0) {
      at = star + 1
      i = ++resume
    } else return false
  }
  while (codes[at] === ANY) at++
  return at === codes.length
}

/** The six parts of an ARN or of a pattern of one; a variable is one text, and its colon no separator. */
export function arnParts(text: string): string[] {
  const parts = text.replace(/\$\{[^}]*\}/g, variable => variable.replaceAll(':', '\0')).split(':')
  const six = parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
  return six.map(part => part.replaceAll('\0', ':'))
}
