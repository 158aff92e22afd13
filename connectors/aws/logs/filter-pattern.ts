/** One comparison of a JSON filter pattern; `matches` and `unlike` are by a regular expression. `unclear` is one we do not reason about (numbers). */
export interface Condition {
  readonly selector: string
  readonly test: 'equals' | 'differs' | 'exists' | 'missing' | 'null' | 'matches' | 'unlike' | 'unclear'
  /** What it is compared with; `*` stands for any text. Empty for tests without a value. */
  readonly value: string
}

export type Expression =
  | { readonly kind: 'any' | 'all'; readonly of: readonly Expression[] }
  | ({ readonly kind: 'condition' } & Condition)

/** How `a || b && c` is read. AWS's documentation does not say which, so a pattern must hold either way. */
export type Reading = 'and-first' | 'left-to-right'

/**
 * Parses a JSON filter pattern, `{ ($.eventName = X) || … }` (CloudWatch Logs User Guide, "Filter pattern syntax for
 * metric filters"). `null` for text we cannot read, and for the other kinds of pattern, which look at words, not fields.
 */
export function parseFilterPattern(pattern: string, reading: Reading = 'and-first'): Expression | null {
  const tokens = tokensOf(pattern.trim())
  if (tokens === null || tokens[0]?.text !== '{' || tokens.at(-1)?.text !== '}') return null
  const parser = new Parser(tokens.slice(1, -1), reading)
  try {
    return parser.whole()
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

class Unreadable extends Error {}

interface Token {
  readonly kind: 'sign' | 'quoted' | 'selector' | 'regex' | 'word'
  readonly text: string
}

const TOKEN =
  /\s*(?:(?<sign>\|\||&&|!=|<=|>=|[(){}=<>])|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<selector>\$[^\s=!<>()&|{}]*)|%(?<regex>[^%]*)%|(?<word>[^\s(){}"&|=!<>%]+))/uy

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups
    if (!groups) return null
    for (const kind of ['sign', 'quoted', 'selector', 'regex', 'word'] as const) {
      const found = groups[kind]
      if (found !== undefined) tokens.push({ kind, text: kind === 'quoted' ? found.replace(/\\(.)/g, '$1') : found })
    }
  }
  return tokens
}

/** `$['a'].b` and `$.['a'].b` are `$.a.b`. */
const plain = (selector: string): string => selector.replace(/\.?\[(['"])(.*?)\1\]/g, '.$2')

class Parser {
  readonly #tokens: readonly Token[]
  readonly #reading: Reading
  #at = 0

  constructor(tokens: readonly Token[], reading: Reading) {
    this.#tokens = tokens
    this.#reading = reading
  }

  whole(): Expression {
    const expression = this.#expression()
    if (this.#at < this.#tokens.length) throw new Unreadable()
    return expression
  }

  #expression(): Expression {
    return this.#reading === 'and-first' ? this.#anyOfAll() : this.#leftToRight()
  }

  #anyOfAll(): Expression {
    const alternatives = [this.#all()]
    while (this.#take('||')) alternatives.push(this.#all())
    return group('any', alternatives)
  }

  #all(): Expression {
    const parts = [this.#unit()]
    while (this.#take('&&')) parts.push(this.#unit())
    return group('all', parts)
  }

  #leftToRight(): Expression {
    let left = this.#unit()
    for (;;) {
      if (this.#take('||')) left = group('any', [left, this.#unit()])
      else if (this.#take('&&')) left = group('all', [left, this.#unit()])
      else return left
    }
  }

  #unit(): Expression {
    if (!this.#take('(')) return this.#condition()
    const inner = this.#expression()
    if (!this.#take(')')) throw new Unreadable()
    return inner
  }

  #condition(): Expression {
    const first = this.#next()
    if (first.kind !== 'selector') throw new Unreadable()
    const selector = plain(first.text)
    const operator = this.#next()
    if (operator.kind === 'word') return { kind: 'condition', selector, test: this.#words(operator), value: '' }
    const value = this.#next()
    if (operator.kind !== 'sign' || value.kind === 'sign' || value.kind === 'selector') throw new Unreadable()
    const test = (value.kind === 'regex' ? BY_REGEX : SIGNS)[operator.text]
    if (test === undefined) throw new Unreadable()
    return { kind: 'condition', selector, test, value: value.text }
  }

  #words(first: Token): Condition['test'] {
    const word = first.text.toUpperCase()
    if (word === 'EXISTS') return 'exists'
    const second = this.#next().text.toUpperCase()
    if (word === 'NOT' && second === 'EXISTS') return 'missing'
    if (word !== 'IS') throw new Unreadable()
    if (second === 'NULL') return 'null'
    if (second === 'TRUE' || second === 'FALSE') return 'unclear'
    throw new Unreadable()
  }

  #next(): Token {
    const token = this.#tokens[this.#at++]
    if (!token) throw new Unreadable()
    return token
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || token.text !== sign) return false
    this.#at++
    return true
  }
}

const BY_REGEX: Readonly<Record<string, Condition['test']>> = { '=': 'matches', '!=': 'unlike' }
const SIGNS: Readonly<Record<string, Condition['test']>> = {
  '=': 'equals',
  '!=': 'differs',
  '<': 'unclear',
  '>': 'unclear',
  '<=': 'unclear',
  '>=': 'unclear',
}

const group = (kind: 'any' | 'all', of: Expression[]): Expression =>
  of.length === 1 && of[0] !== undefined ? of[0] : { kind, of }
