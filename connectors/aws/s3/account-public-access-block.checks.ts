import { check, fail, pass } from '../../kit/index.ts'
import { accountPublicAccessBlock } from './account-public-access-block.ts'
import { openBlocks } from './public-access.ts'

/** Prowler asks for two of the four settings (IgnorePublicAcls, RestrictPublicBuckets); CIS and Security Hub for all. */
export const accountPublicAccessBlocked = check(accountPublicAccessBlock, {
  id: 's3-account-public-access-blocked',
  title: 'The account blocks public access to all its S3 buckets',
  severity: 'high',
  remediation: 'Turn on all four settings of Block Public Access for the account.',
  equivalents: { securityHub: ['S3.1'], config: ['s3-account-level-public-access-blocks-periodic'] },
  test(account) {
    if (account.PublicAccessBlockConfiguration === null) return fail('The account has no public access block.')
    const open = openBlocks(account.PublicAccessBlockConfiguration)
    return open.length === 0
      ? pass('All four settings of the account public access block are on.')
      : fail(`The account public access block leaves off ${open.join(', ')}.`)
  },
})
