import type { Operator } from './operators.ts'
import type { Pattern } from './pattern.ts'

/** Patterns as Action, Resource and the like list them, or, `not`, all that they leave (NotAction, NotResource). */
export interface Selection {
  readonly not: boolean
  readonly patterns: readonly Pattern[]
}

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | '*'

export interface Principal {
  /** A bare `"*"` is of type AWS, which means the same in a resource policy. */
  readonly type: PrincipalType
  readonly value: string
}

export interface Condition {
  readonly operator: Operator
  /** As written; keys are compared without case. */
  readonly key: string
  readonly values: readonly string[]
  /** The values as the operator compares them: with wildcards only under Like and Arn operators. */
  readonly patterns: readonly Pattern[]
}

export interface Statement {
  /** 1 for the first. */
  readonly index: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly actions: Selection
  /** Trust policies have none: they are about the role itself. */
  readonly resources: Selection | undefined
  /** Identity policies have none: they are about whom they are attached to. */
  readonly principals: { readonly not: boolean; readonly members: readonly Principal[] } | undefined
  /** All must hold. */
  readonly conditions: readonly Condition[]
}

export interface Policy {
  readonly version: '2008-10-17' | '2012-10-17'
  readonly id: string | undefined
  readonly statements: readonly Statement[]
}

/** What a statement is called in a sentence. */
export const nameOf = (statement: Statement): string => statement.sid ?? `statement ${statement.index}`
