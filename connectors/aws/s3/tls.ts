import {
  ANYTHING,
  actionPatterns,
  conditionsOn,
  isAnyone,
  matchesPattern,
  principalsOf,
  type Statement,
  statements,
} from '../policy.ts'

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
  return (
    statement.isDeny() &&
    principalsOf(statement).some(p => p.type === 'AWS' && isAnyone(p)) &&
    actionPatterns(statement).action.some(pattern => matchesPattern(pattern, `s3:${ANYTHING}`, true)) &&
    onlyWithoutTls(statement)
  )
}

/** One condition and no other: conditions are joined by "and", so any further one lets plain requests through. */
function onlyWithoutTls(statement: Statement): boolean {
  const [transport, version] = [
    conditionsOn(statement, 'aws:SecureTransport'),
    conditionsOn(statement, 's3:TlsVersion'),
  ]
  if (statement.conditions().length !== 1) return false
  return (
    transport.some(c => /^Bool(IfExists)?$/i.test(c.operator) && c.values.some(v => v.toLowerCase() === 'false')) ||
    // AWS re:Post "enforce TLS 1.2": without a further aws:SecureTransport condition this denies plain HTTP too.
    version.some(c => /^NumericLessThan(IfExists)?$/i.test(c.operator) && c.values.some(v => Number(v) >= 1.2))
  )
}

const reaches = (statement: Statement, arn: string): boolean =>
  statement.isResourceStatement() && statement.resources().some(r => matchesPattern(r.value(), arn))
