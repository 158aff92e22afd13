import { ANYTHING, principalsOf, type Statement, statements } from '../../policy/index.ts'

/** What a bucket policy denies to everybody who does not use TLS. */
export interface TlsDenial {
  readonly bucket: boolean
  readonly objects: boolean
}

/**
 * Judges Deny statements only: an Allow that asks for TLS leaves what identity policies allow without it. A statement
 * counts if it denies every S3 action to every principal, on nothing but the lack of TLS; several may share the work.
 */
export function tlsDenial(policy: string | null, bucketArn: string): TlsDenial {
  const denials = statements(policy).filter(deniesWithoutTls)
  const reached = (arn: string) => denials.some(s => reaches(s, arn))
  return {
    bucket: reached(bucketArn),
    // Keys that no literal text matches, of several lengths: only a pattern that takes every key takes them all.
    objects: [1, 2, 64].every(length => reached(`${bucketArn}/${ANYTHING.slice(0, length)}`)),
  }
}

function deniesWithoutTls(statement: Statement): boolean {
  const { effect, actions } = statement
  return (
    effect === 'Deny' &&
    principalsOf(statement).some(p => p.type === 'AWS' && /^\*+$/.test(p.value)) &&
    !actions.not &&
    actions.patterns.some(pattern => pattern.matches(`s3:${ANYTHING}`)) &&
    onlyWithoutTls(statement)
  )
}

/**
 * One condition and no other: conditions are joined by "and", so any further one lets plain requests through. A Deny of old
 * TLS versions (`s3:TlsVersion`) is no such condition: a request without TLS has no version, and the comparison then fails.
 */
function onlyWithoutTls({ conditions }: Statement): boolean {
  const [condition, ...others] = conditions
  if (condition === undefined || others.length > 0 || condition.key.toLowerCase() !== 'aws:securetransport')
    return false
  const { test, each, negated } = condition.operator
  if (each !== undefined || negated || test !== 'Bool') return false
  return condition.values.some(v => v.toLowerCase() === 'false')
}

const reaches = ({ resources }: Statement, arn: string): boolean =>
  resources !== undefined && !resources.not && resources.patterns.some(r => r.matches(arn))
