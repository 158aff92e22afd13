import { type AccountCheck, accountCheck, fail, inAccount, notApplicable, pass } from '../../kit/index.ts'
import { organization } from '../organizations/organization.ts'
import { isOnEverywhere, recordsAccount } from './coverage.ts'
import { type Access, logsAllS3ObjectEvents } from './selectors.ts'
import { trail } from './trail.ts'

/** A trail of the organization counts. One that leaves out KMS or RDS Data API events does not, as in Security Hub. */
export const accountMultiRegionTrail = accountCheck(trail, {
  id: 'cloudtrail-account-multi-region-trail',
  title: 'A trail records every management event in every region',
  severity: 'high',
  remediation: 'Create a multi-Region trail that logs all management events, read and write, with no source excluded.',
  equivalents: { securityHub: ['CloudTrail.1'], config: ['multi-region-cloudtrail-enabled'] },
  reads: { trails: inAccount(trail, recordsAccount) },
  test(read) {
    const found = read.trails.find(t => t.value)
    return found
      ? pass(`Trail ${found.id} is multi-Region, is logging and records every management event.`)
      : fail('No trail is multi-Region, is logging and records every management event.')
  },
})

/** Every bucket, now and later, in every region: a list of buckets, or a single-Region trail, does not do. */
function s3EventsCheck(access: Access, control: string): AccountCheck {
  return accountCheck(trail, {
    id: `cloudtrail-account-s3-${access}-events`,
    title: `A trail records every ${access} of S3 objects`,
    severity: 'low',
    remediation: `Log data events of S3 objects, ${access}s included, for all buckets on a multi-Region trail.`,
    equivalents: { securityHub: [control], config: [`cloudtrail-all-${access}-s3-data-event-check`] },
    reads: {
      trails: inAccount(trail, t => isOnEverywhere(t) && logsAllS3ObjectEvents(t, access, partitionOf(t.TrailARN))),
    },
    test(read) {
      const found = read.trails.find(t => t.value)
      return found
        ? pass(`Trail ${found.id} records every ${access} of objects in all buckets.`)
        : fail(`No multi-Region trail that is logging records every ${access} of objects in all buckets.`)
    },
  })
}

const partitionOf = (arn: string | undefined): string => arn?.split(':')[1] ?? ''

export const accountS3WriteEvents = s3EventsCheck('write', 'S3.22')
export const accountS3ReadEvents = s3EventsCheck('read', 'S3.23')

export const accountOrganizationTrail = accountCheck(trail, {
  id: 'cloudtrail-account-organization-trail',
  title: 'A trail of the organization records the account',
  severity: 'medium',
  remediation: 'Create a multi-Region organization trail in the management account or the delegated administrator.',
  reads: {
    trails: inAccount(trail, t => t.IsOrganizationTrail === true && recordsAccount(t)),
    organizations: inAccount(organization, () => true),
  },
  test(read) {
    const found = read.trails.find(t => t.value)
    if (found)
      return pass(`Organization trail ${found.id} is multi-Region, is logging and records every management event.`)
    return read.organizations.some(() => true)
      ? fail('No organization trail records every management event of the account in every region.')
      : notApplicable('The account is in no organization.')
  },
})
