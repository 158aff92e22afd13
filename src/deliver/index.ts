import type { Kind } from './adapter.ts'
import { cisoAssistant } from './ciso-assistant/index.ts'
import { compAi } from './comp-ai/index.ts'
import { drata } from './drata/index.ts'
import { hyperproof } from './hyperproof/index.ts'
import { jira } from './jira/index.ts'
import { probo } from './probo/index.ts'
import { s3 } from './s3/index.ts'
import { secureframe } from './secureframe/index.ts'
import { slack } from './slack/index.ts'
import { vanta } from './vanta/index.ts'
import { webhook } from './webhook/index.ts'

/** Every kind of destination. The first is the one that is meant where none is named. */
export const KINDS: readonly [Kind, ...Kind[]] = [
  webhook,
  cisoAssistant,
  compAi,
  drata,
  hyperproof,
  jira,
  probo,
  s3,
  secureframe,
  slack,
  vanta,
]

export const kindNamed = (name: string): Kind | undefined => KINDS.find(({ kind }) => kind === name)
