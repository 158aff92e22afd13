import { remembered, Unjudgeable } from '../kit/index.ts'
import { PolicyUnreadable, type UnreadableCode } from './errors.ts'
import { type Operator, operatorOf } from './operators.ts'
import { Pattern, type PatternForm } from './pattern.ts'
import type { Condition, Principal, PrincipalType, Selection, Statement } from './statement.ts'

type Json = Record<string, unknown>

/** What was redacted, or not read. */
class Hidden {
  readonly cause: unknown

  constructor(cause: unknown) {
    this.cause = cause
  }
}

/**
 * Reads at once, but keeps what was redacted, or not read, from throwing before it is touched: a condition that nobody may see
 * hides no statement that matters whatever its conditions. What is there needs no getter, of which large accounts would have very many.
 */
function attempted<T>(read: () => T): T | Hidden {
  try {
    return read()
  } catch (error) {
    const hidden = error instanceof PolicyUnreadable ? error.code === 'redacted' : error instanceof Unjudgeable
    if (!hidden) throw error
    return new Hidden(error)
  }
}

/** "The JSON policy language accepts a single value or a list": one member alone stands for a list of it. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

export function objectOf(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PolicyUnreadable('not-an-object', `${what} is not a JSON object.`)
  refuseRedacted(value, what)
  return value as Json
}

function refuseRedacted(value: unknown, what: string): void {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '$redacted'))
    throw new PolicyUnreadable('redacted', `${what} was redacted, so the policy cannot be read.`)
}

export function textOf(value: unknown, what: string, code: UnreadableCode): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  refuseRedacted(value, what)
  throw new PolicyUnreadable(code, `${what} is not text.`)
}

function textsOf(value: unknown, what: string, code: UnreadableCode): string[] {
  return listOf(value).map(member => {
    const text = textOf(member, what, code)
    if (text === undefined) throw new PolicyUnreadable(code, `${what} holds something that is not text.`)
    return text
  })
}

/** Action or NotAction, Resource or NotResource; undefined where the statement has neither. Both at once are refused. */
export function selectionOf(json: Json, name: 'Action' | 'Resource', form: PatternForm = {}): Selection | undefined {
  const code = name === 'Action' ? 'action' : 'resource'
  const which = whichOf(json, name, code)
  if (which === undefined) return undefined
  const not = which !== name
  const patternOf = name === 'Action' ? actionPattern : (text: string) => new Pattern(text, form)
  const patterns = attempted(() => textsOf(json[which], which, code).map(patternOf))
  if (!(patterns instanceof Hidden)) return { not, patterns }
  return {
    not,
    get patterns(): never {
      throw patterns.cause
    },
  }
}

/** The same few actions stand in most policies: each is one pattern, whoever names it. */
const actionPattern = remembered(text => new Pattern(text, { ignoreCase: true }))

/** The element or its inverse, whichever the statement has. Asked by name, so that a value that was redacted is not touched. */
function whichOf(json: Json, name: string, code: UnreadableCode): string | undefined {
  const [plain, inverse] = [isThere(json, name), isThere(json, `Not${name}`)]
  if (plain && inverse) throw new PolicyUnreadable(code, `A statement has both ${name} and Not${name}.`)
  return plain ? name : inverse ? `Not${name}` : undefined
}

/** A value that is hidden behind a getter is there. */
function isThere(json: Json, name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(json, name)
  return property !== undefined && (property.get !== undefined || property.value !== undefined)
}

const TYPES: ReadonlySet<string> = new Set<PrincipalType>(['AWS', 'Service', 'Federated', 'CanonicalUser', '*'])

/** "AWS JSON policy elements: Principal" and "NotPrincipal". */
export function principalsIn(json: Json): Statement['principals'] {
  const which = whichOf(json, 'Principal', 'principal')
  if (which === undefined) return undefined
  const not = which !== 'Principal'
  const members = attempted(() => membersOf(json[which]))
  if (!(members instanceof Hidden)) return { not, members }
  return {
    not,
    get members(): never {
      throw members.cause
    },
  }
}

function membersOf(value: unknown): Principal[] {
  if (typeof value === 'string') {
    // "You can specify all principals by *"; any other principal needs its type.
    if (/^\*+$/.test(value)) return [{ type: 'AWS', value }]
    throw new PolicyUnreadable('principal', 'A Principal names no type.')
  }
  return Object.entries(objectOf(value, 'A Principal')).flatMap(([type, values]) => {
    if (!isType(type)) throw new PolicyUnreadable('principal', `A Principal is of the unknown type ${type}.`)
    return textsOf(values, 'A Principal', 'principal').map(text => ({ type, value: text }))
  })
}

const isType = (name: string): name is PrincipalType => TYPES.has(name)

const NO_CONDITIONS: readonly never[] = []

/** "IAM JSON policy elements: Condition": operator → key → one value or several; all operators and keys must hold. */
export function conditionsIn(value: unknown, variables: boolean): readonly Condition[] {
  if (value === undefined) return NO_CONDITIONS
  const operators = objectOf(value, 'A Condition')
  return Object.keys(operators).flatMap(name => {
    const operator = operatorOf(name)
    if (operator === undefined) throw new PolicyUnreadable('condition', `There is no condition operator ${name}.`)
    const keys = objectOf(operators[name], 'A condition operator')
    return Object.keys(keys).map(key => conditionOf(operator, key, () => keys[key], variables))
  })
}

function conditionOf(operator: Operator, key: string, value: () => unknown, variables: boolean): Condition {
  const wildcards = operator.test === 'StringLike' || operator.test === 'ArnLike'
  const ignoreCase = operator.test === 'StringEqualsIgnoreCase'
  // "Variables and tags": variables are for String and ARN operators.
  const takesVariables = variables && (wildcards || operator.test.startsWith('String'))
  const patterns = attempted(() =>
    listOf(value())
      .map(scalarOf)
      .map(text => new Pattern(text, { wildcards, ignoreCase, variables: takesVariables })),
  )
  if (!(patterns instanceof Hidden)) return { operator, key, values: patterns.map(p => p.text), patterns }
  return {
    operator,
    key,
    get values(): never {
      throw patterns.cause
    },
    get patterns(): never {
      throw patterns.cause
    },
  }
}

/** Values are text; numbers and Booleans may be written without quotes. */
function scalarOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = textOf(value, 'A condition value', 'condition')
  if (text === undefined) throw new PolicyUnreadable('condition', 'A condition has no value.')
  return text
}
