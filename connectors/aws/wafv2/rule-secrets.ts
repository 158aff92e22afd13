import type { SecretRule } from '../../kit/index.ts'

/** How deep AWS lets statements nest is not written down; a step into one takes two or three parts of a pointer. */
const DEEPEST = 12

/**
 * What rules may hold of secrets, under `rules`: the text that a request is compared with, which is how an origin knows
 * its CDN, at any depth of statements; and the values of headers that WAF adds.
 */
export const ruleSecrets = (rules: string): SecretRule[] => [
  ...Array.from({ length: DEEPEST + 1 }, (_, depth) => ({
    pointer: `${rules}/*/Statement${'/*'.repeat(depth)}/ByteMatchStatement/SearchString`,
    rule: 'wafv2-search-string',
  })),
  { pointer: `${rules}/*/Action/*/CustomRequestHandling/InsertHeaders/*/Value`, rule: 'wafv2-inserted-header' },
]
