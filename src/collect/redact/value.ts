import type { JsonValue } from '../../evidence/json.ts'
import { looksRandom, noSecret, secretName } from './names.ts'
import { isArn, type Redacted, redactIdentifier, redactName } from './placeholder.ts'
import { secretsIn } from './text.ts'

/** Where a value stands: what says what it is, and what must not happen to it. */
export interface Place {
  /** Its member's name, or the name beside it (`{Key, Value}`). */
  readonly name: string
  /**
   * `identifier`: tells one thing from another. `element`: decides in a policy who may do what. `condition`: decides there
   * when, under the condition key `name`.
   */
  readonly kind: 'plain' | 'identifier' | 'element' | 'condition'
  /** How many texts that hold documents surround it. */
  readonly depth: number
}

/** What takes the place of a text, and by which rules; undefined where nothing has to be removed. */
export function replacementOf(text: string, { name, kind }: Place): { value: JsonValue; rules: string[] } | undefined {
  if (kind === 'element' || isArn(text)) return inPlace(redactIdentifier(text))
  if (kind === 'identifier') return inPlace(redactName(text))
  const rule = kind === 'condition' ? ruleOfCondition(text, name) : ruleOfPlain(text, name)
  return rule === undefined ? undefined : { value: { $redacted: rule }, rules: [rule] }
}

const inPlace = ({ text, rules }: Redacted) =>
  rules.length === 0 ? undefined : { value: text, rules: [...new Set(rules)] }

function ruleOfPlain(text: string, name: string): string | undefined {
  const named = (secretName(name) || /^(?:proxy-)?authorization$/i.test(name)) && !noSecret(text)
  return secretsIn(text)[0]?.rule ?? (named ? 'named-secret' : undefined)
}

/**
 * A condition lets somebody in or keeps somebody out, so a name alone removes nothing that could be an ordinary value.
 * What CloudFront and others send as a shared secret in `aws:Referer` or `aws:UserAgent` is no address and no browser.
 */
function ruleOfCondition(text: string, key: string): string | undefined {
  // A colon stands between the parts of many an identifier: repo:acme/secret:ref:refs/heads/main.
  const [span] = secretsIn(text.replaceAll(/:(?=[^\s/])/g, ';'))
  if (span) return span.rule
  if (/^aws:(?:referer|useragent)$/i.test(key) && looksRandom(text, 12)) return 'policy-shared-secret'
  return secretName(key) && looksRandom(text, 8) && !noSecret(text) ? 'named-secret' : undefined
}
