import { check, fail, inAccount, pass, unknown } from '../../kit/index.ts'
import { nameOf, openings } from '../../policy/index.ts'
import { accountPublicAccessBlock } from './account-public-access-block.ts'
import { bucket } from './bucket.ts'
import { BLOCKS, either, judgeGrants, judgePolicyStatus } from './public-access.ts'
import { tlsDenial } from './tls.ts'

/**
 * A setting is in effect if the bucket or its account has it on, as S3 applies the stricter of both. Security Hub S3.8
 * looks at the bucket alone; Prowler at two of the four settings, and skips buckets it could not read.
 */
export const bucketPublicAccessBlocked = check(bucket, {
  id: 's3-bucket-public-access-blocked',
  title: 'S3 buckets block public access, by themselves or through their account',
  severity: 'high',
  remediation: 'Turn on all four settings of Block Public Access for the account, or for the bucket.',
  reads: { account: inAccount(accountPublicAccessBlock, account => account.PublicAccessBlockConfiguration) },
  test(b, { read }) {
    const open = BLOCKS.filter(
      name =>
        !either(
          () => b.PublicAccessBlock?.[name] === true,
          () => read.account.some(account => account.value?.[name] === true),
        ),
    )
    return open.length === 0
      ? pass('All four public access block settings are on, for the bucket or its account.')
      : fail(`Neither the bucket nor its account has on ${open.join(', ')}.`)
  },
})

/**
 * AWS's own verdict on the policy. A public policy fails even while a public access block holds it back: the day the
 * block goes, the bucket is public. (Prowler and Security Hub S3.2, S3.3 let the block excuse it.)
 */
export const bucketPolicyNotPublic = check(bucket, {
  id: 's3-bucket-policy-not-public',
  title: 'S3 bucket policies do not make buckets public',
  severity: 'critical',
  remediation: 'Name the principals in the bucket policy, or limit them by a condition on fixed values.',
  test: b => judgePolicyStatus(b.PolicyStatus),
})

export const bucketAclNotPublic = check(bucket, {
  id: 's3-bucket-acl-not-public',
  title: 'S3 bucket access control lists grant nothing to everybody',
  severity: 'critical',
  remediation: 'Remove the grants to AllUsers and AuthenticatedUsers, or disable ACLs on the bucket.',
  test: b => judgeGrants(b.Acl?.Grants),
})

/** Stricter than Prowler, which takes any Deny on s3:PutObject, whoever and whatever it is for. */
export const bucketTlsOnly = check(bucket, {
  id: 's3-bucket-tls-only',
  title: 'S3 bucket policies deny requests without TLS',
  severity: 'medium',
  remediation:
    'Add a policy statement that denies s3:* to everyone, on the bucket and its objects, where aws:SecureTransport is false.',
  equivalents: { securityHub: ['S3.5'], config: ['s3-bucket-ssl-requests-only'] },
  test(b, { resource }) {
    if (b.Policy === null) return fail('The bucket has no policy, so it takes requests without TLS.')
    const denied = tlsDenial(b.Policy, resource.id)
    if (denied.bucket && denied.objects)
      return pass('The bucket policy denies everyone all requests without TLS, to the bucket and its objects.')
    const open = [!denied.bucket && 'the bucket', !denied.objects && 'its objects'].filter(Boolean).join(' and ')
    return fail(`The bucket policy does not deny everyone all requests without TLS, to ${open}.`)
  },
})

export const bucketPolicyNoWildcardPrincipal = check(bucket, {
  id: 's3-bucket-policy-no-wildcard-principal',
  title: 'S3 bucket policies let nobody in by a wildcard alone',
  severity: 'high',
  remediation:
    'Name the principals, or add a condition that limits who calls to fixed accounts, organizations or networks.',
  test(b) {
    const { open, unsaid } = openings(b.Policy)
    if (open.length > 0) return fail(`Allows everybody, by ${open.map(nameOf).join(', ')}.`)
    if (unsaid.length > 0)
      return unknown(`Allows everybody, by ${unsaid.map(nameOf).join(', ')}; what a Deny leaves of that is not known.`)
    return pass(b.Policy === null ? 'The bucket has no policy.' : 'No statement allows everybody.')
  },
})
