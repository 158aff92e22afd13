import type { Kind } from './adapter.ts'
import { hyperproof } from './hyperproof/index.ts'
import { s3 } from './s3/index.ts'
import { slack } from './slack/index.ts'
import { webhook } from './webhook/index.ts'

/** Every kind of destination. The first is the one that is meant where none is named. */
export const KINDS: readonly [Kind, ...Kind[]] = [webhook, hyperproof, s3, slack]

export const kindNamed = (name: string): Kind | undefined => KINDS.find(({ kind }) => kind === name)
