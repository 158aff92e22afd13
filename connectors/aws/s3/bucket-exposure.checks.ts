import { check, fail, inAccount, pass, type ResourceCheck } from '../../kit/index.ts'
import { accountPublicAccessBlock } from './account-public-access-block.ts'
import { bucket } from './bucket.ts'
import { either, firstTold, openBlocks } from './public-access.ts'
import { type IsOn, openByAcl, openByPolicy, type Right } from './public-rights.ts'

/** What is so at the moment: a block, of the bucket or its account, excuses an open access list or policy. */
function notOpen(right: Right, words: string, control: string, config: string): ResourceCheck {
  return check(bucket, {
    id: `s3-bucket-no-public-${right}`,
    title: `S3 buckets let nobody in the world ${words}`,
    severity: 'critical',
    remediation:
      'Turn on all four settings of Block Public Access, or take the grants to everybody out of policy and ACL.',
    equivalents: { securityHub: [control], config: [config] },
    reads: { account: inAccount(accountPublicAccessBlock, account => account.PublicAccessBlockConfiguration) },
    test(b, { read }) {
      const isOn: IsOn = block =>
        either(
          () => b.PublicAccessBlock?.[block] === true,
          () => read.account.some(account => account.value?.[block] === true),
        )
      const told = firstTold(
        () => openByAcl(b, right, isOn),
        () => openByPolicy(b, right, isOn),
      )
      return told === undefined ? pass(`Neither policy nor ACL lets everybody ${words}.`) : fail(told)
    },
  })
}

export const bucketNoPublicRead = notOpen('read', 'read', 'S3.2', 's3-bucket-public-read-prohibited')
export const bucketNoPublicWrite = notOpen('write', 'write', 'S3.3', 's3-bucket-public-write-prohibited')

/** `s3-bucket-public-access-blocked` takes the block of the account for that of its buckets. */
export const bucketBlocksPublicAccessItself = check(bucket, {
  id: 's3-bucket-own-public-access-block',
  title: 'S3 buckets block public access by themselves',
  severity: 'medium',
  remediation: 'Turn on all four settings of Block Public Access for the bucket.',
  equivalents: { securityHub: ['S3.8'], config: ['s3-bucket-level-public-access-prohibited'] },
  test(b) {
    if (b.PublicAccessBlock === null) return fail('The bucket has no public access block of its own.')
    const open = openBlocks(b.PublicAccessBlock)
    return open.length === 0
      ? pass("All four settings of the bucket's public access block are on.")
      : fail(`The bucket's public access block leaves off ${open.join(', ')}.`)
  },
})
