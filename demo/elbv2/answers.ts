import { createHash } from 'node:crypto'
import type { Answer } from '../kit/answer.ts'

// Shapes of the Elastic Load Balancing API Reference (2015-12-01).
export const answers: readonly Answer[] = [
  {
    // The emulator names a default rule by its place in memory.
    service: 'elasticloadbalancing',
    operation: 'DescribeRules',
    respond: () => null,
    rewrite: body =>
      body.replace(
        /(:listener-rule\/[^<]*\/)[0-9a-f]+<\/RuleArn>((?:(?!<\/member>)[\s\S])*)/g,
        (_, of: string, rest: string) => `${of}${idOf(of + /<Priority>[^<]*/.exec(rest)?.[0])}</RuleArn>${rest}`,
      ),
  },
]

const idOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
