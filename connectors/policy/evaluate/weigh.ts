import { Unjudgeable } from '../../kit/index.ts'
import { holds } from '../condition.ts'
import { type Request, selects } from '../decide.ts'
import { type Naming, namingOf } from '../naming.ts'
import { type Condition, nameOf, type Statement } from '../statement.ts'
import { allOf, type Truth } from '../truth.ts'
import type { Held, Layer } from './held.ts'

/** A statement that counted: the policy's ARN or name, what it is attached to, and the statement's Sid or place. */
export interface Ref {
  readonly policy: string
  readonly attached: string
  readonly statement: string
  /** The patterns of the statement's Resource, as written; those that NotResource leaves out, with a `!`. */
  readonly resources: readonly string[]
}

/** What statements of one effect say together. */
export interface Weighed {
  readonly truth: Truth
  /** The statement that decides; of an open answer, those that would. */
  readonly by: readonly Ref[]
  /** What settings do not decide, in words. */
  readonly open: readonly string[]
}

export const NOTHING: Weighed = { truth: 'fails', by: [], open: [] }
const HIDDEN = 'what is redacted'

export const refOf = ({ policy, attached }: Held, statement: Statement): Ref => ({
  policy,
  attached,
  statement: nameOf(statement),
  resources: resourcesOf(statement),
})

function resourcesOf({ resources }: Statement): string[] {
  try {
    return (resources?.patterns ?? []).map(p => (resources?.not ? `!${p.text}` : p.text))
  } catch (error) {
    if (error instanceof Unjudgeable) return []
    throw error
  }
}

/** Weighs the statements of one effect in a layer. `naming` limits those of a resource policy by how they name the caller. */
export function weigh(layer: Layer, effect: 'allows' | 'denies', request: Request, naming?: Naming): Weighed {
  const by: Ref[] = []
  const open: string[] = []
  for (const held of layer.policies) {
    for (const statement of held.read.about(request.action)[effect]) {
      const { truth, unsettled } = speaks(statement, request, naming)
      if (truth === 'holds') return { truth, by: [refOf(held, statement)], open: [] }
      if (truth === 'fails') continue
      by.push(refOf(held, statement))
      open.push(...unsettled)
    }
  }
  // A policy that was not read may allow or deny anything.
  if (naming !== 'account') open.push(...layer.unread)
  if (open.length === 0 && by.length === 0) return NOTHING
  return { truth: 'open', by, open }
}

interface Spoken {
  readonly truth: Truth
  readonly unsettled: readonly string[]
}
const SILENT: Spoken = { truth: 'fails', unsettled: [] }
const SURE: Spoken = { truth: 'holds', unsettled: [] }

/** Whether a statement that covers the action is about the request, and if that is open, what it hangs on. */
function speaks(statement: Statement, request: Request, naming: Naming | undefined): Spoken {
  try {
    return weighElements(statement, request, naming)
  } catch (error) {
    if (error instanceof Unjudgeable) return { truth: 'open', unsettled: [`${nameOf(statement)}: ${HIDDEN}`] }
    throw error
  }
}

function weighElements(statement: Statement, request: Request, naming: Naming | undefined): Spoken {
  const { resources, conditions } = statement
  const named = namingOf(statement, request.caller, naming)
  if (named === 'fails') return SILENT
  const reached = resources === undefined ? 'holds' : selects(resources, request.resource, request.context)
  if (reached === 'fails') return SILENT
  const unsettled: string[] = []
  for (const condition of conditions) {
    const truth = holds(condition, request.context)
    if (truth === 'fails') return SILENT
    if (truth === 'open') unsettled.push(inWords(condition))
  }
  if (allOf([named, reached]) === 'holds' && unsettled.length === 0) return SURE
  if (named === 'open')
    unsettled.push(statement.principals?.not ? 'whom NotPrincipal spares' : 'the name of the session')
  if (reached === 'open') unsettled.push(`the policy variables in Resource ${resourcesOf(statement).join(', ')}`)
  return { truth: 'open', unsettled }
}

/** `Bool aws:MultiFactorAuthPresent = true`. */
export const inWords = ({ operator, key, values }: Condition): string =>
  `${operator.text} ${key} = ${values.join(', ')}`
