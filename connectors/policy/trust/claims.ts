import type { Pattern } from '../pattern.ts'
import type { Statement } from '../statement.ts'
import type { Issuer } from './issuers.ts'

/** A claim of a token that a statement compares, and the values it takes. */
export interface Claim {
  /** Without the issuer: `sub`. */
  readonly name: string
  readonly values: readonly Pattern[]
}

/**
 * The claims that a statement compares in a way that fails where they differ or are not there: positive comparisons of
 * text. ("Available keys for AWS OIDC federation": a condition key is the issuer, a colon and the claim.)
 */
export function claimsOf({ conditions }: Statement, issuer: string): Claim[] {
  const prefixes = [`${issuer}:`, `${issuer}/:`]
  return conditions.flatMap(({ key, operator, patterns }) => {
    const prefix = prefixes.find(p => key.toLowerCase().startsWith(p))
    const compares = operator.test.startsWith('String') && !operator.negated && !operator.ifExists
    if (prefix === undefined || !compares || operator.each === 'ForAllValues' || patterns.length === 0) return []
    return [{ name: key.slice(prefix.length).toLowerCase(), values: patterns }]
  })
}

/** Every value meets a test: they are alternatives. */
export const all = (claim: Claim, test: (value: Pattern) => boolean): boolean => claim.values.every(test)

/** A wildcard counts under every operator: where it is compared as a character, the value names nothing that exists. */
const WILD = /[*?]|\$\{/

/** The value stands for one thing. */
export const isWhole = ({ text }: Pattern): boolean => text.trim() !== '' && !WILD.test(text)

/** The value leaves something out: it is not wildcards alone, nor what every pod of a cluster has. */
export const leavesOut = ({ text, variables }: Pattern): boolean =>
  variables.length === 0 && /[^*?:/\s]/.test(text.replace(/^system:serviceaccount(?=:|$)/, ''))

/** Audiences that anybody asks tokens for. */
const ANYBODYS = new Set(['sts.amazonaws.com', 'https://sts.amazonaws.com', 'sts.amazonaws.com.cn'])

/** Begins with whose it is, written out to a separator: `northwind/…`, `octo-org@123456/…`, not `north*`. */
const beginsWithOwner = (text: string): boolean => /^[^*?$:/@\s]+(?:[:/@]|$)/.test(text) || !WILD.test(text)

/** Whether a claim says whose workload the token is of. */
export function namesOwner(issuer: Issuer, claim: Claim): boolean {
  if (claim.name === 'sub') return all(claim, value => subjectNamesOwner(issuer, value.text))
  if (!issuer.claims?.includes(claim.name)) return false
  if (claim.name === 'aud') return all(claim, value => isWhole(value) && !ANYBODYS.has(value.text.toLowerCase()))
  return all(claim, ({ text }) => text !== '' && beginsWithOwner(text))
}

/**
 * A subject is words and values, joined by colons: `repo:northwind/pay:ref:refs/heads/main`. The owner follows one of the
 * issuer's words, with no wildcard before or in it: `repo:*`, `repo:north*` and `*:repo:northwind/pay` are anybody's.
 * GitHub's immutable form, `repo:octo-org@123456/octo-repo@456789:…`, has ids behind the names.
 */
function subjectNamesOwner({ labels, wholeSubject }: Issuer, text: string): boolean {
  if (wholeSubject && text !== '' && !WILD.test(text)) return true
  const fixed = text.slice(0, WILD.exec(text)?.index)
  const words = labels ?? (wholeSubject ? ['[a-z_-]+'] : [])
  const owner = new RegExp(`${labels ? '(?:^|:)' : '^'}(?:${words.join('|')}):([^:/@]+)([:/@]|$)`, 'i').exec(fixed)
  // The end of what is fixed ends an owner only where it ends the subject.
  return owner !== null && (owner[2] !== '' || fixed === text)
}
