import {
  accountMultiRegionTrail,
  accountOrganizationTrail,
  accountS3ReadEvents,
  accountS3WriteEvents,
} from '../../../../connectors/aws/cloudtrail/account.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'

const TrailARN = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main'
const management = {
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
}
const on = {
  TrailARN,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  HasCustomEventSelectors: false,
  Status: { IsLogging: true },
  EventSelectors: [management],
  AdvancedEventSelectors: null,
}
const trails = (...all: RowResource[]): NonNullable<Row['read']> => ({ trails: all, organizations: [] })
const basic = (...EventSelectors: object[]) => ({ ...on, HasCustomEventSelectors: true, EventSelectors })
const equal = (Field: string, ...Equals: string[]) => ({ Field, Equals })
const advanced = (...selectors: object[][]) => ({
  ...on,
  HasCustomEventSelectors: true,
  EventSelectors: null,
  AdvancedEventSelectors: selectors.map(FieldSelectors => ({ FieldSelectors })),
})
const isManagement = equal('eventCategory', 'Management')
const one = (settings: object, gaps: string[] = []): NonNullable<Row['read']> => trails({ settings, gaps })
const there = { $judgedIn: '999999999999' }
const organizationTrail = { ...on, IsOrganizationTrail: true, EventSelectors: there, AdvancedEventSelectors: there }
const single = { ...on, IsMultiRegionTrail: false }

checkTable(accountMultiRegionTrail, {
  pass: [
    { case: 'selectors by default', read: one(on) },
    { case: 'never had selectors', read: one({ ...on, EventSelectors: [] }) },
    { case: 'AWS leaves the defaults out', read: one(basic({})) },
    {
      case: 'reads and writes by one selector each',
      read: one(basic({ ...management, ReadWriteType: 'ReadOnly' }, { ...management, ReadWriteType: 'WriteOnly' })),
    },
    { case: 'an advanced selector', read: one(advanced([isManagement])) },
    {
      case: 'an advanced selector each for reads and writes',
      read: one(advanced([isManagement, equal('readOnly', 'true')], [isManagement, equal('readOnly', 'false')])),
    },
    {
      case: "a trail of the organization, in a member account's list",
      read: one({ ...on, IsOrganizationTrail: true, TrailARN: 'arn:aws:cloudtrail:us-east-1:999999999999:trail/org' }),
    },
    {
      case: 'another trail, and one list, could not be read',
      read: trails({ settings: on }, { settings: {}, gaps: ['Status', 'IsMultiRegionTrail'] }),
      incomplete: ['trails'],
    },
  ],
  fail: [
    { case: 'a single-Region trail', read: one(single) },
    { case: 'no trail', read: trails() },
    { case: 'single-Region, its status unread', read: one(single, ['Status', 'EventSelectors']) },
    { case: 'stopped', read: one({ ...on, Status: { IsLogging: false } }) },
    { case: 'writes only', read: one(basic({ ...management, ReadWriteType: 'WriteOnly' })) },
    { case: 'no management events', read: one(basic({ ...management, IncludeManagementEvents: false })) },
    {
      case: 'KMS is left out',
      read: one(basic({ ...management, ExcludeManagementEventSources: ['kms.amazonaws.com'] })),
    },
    {
      case: 'KMS is left out by an advanced selector',
      read: one(advanced([isManagement, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }])),
    },
    { case: 'advanced, writes only', read: one(advanced([isManagement, equal('readOnly', 'false')])) },
    { case: 'advanced, data events only', read: one(advanced([equal('eventCategory', 'Data')])) },
    { case: 'an advanced selector without fields', read: one(advanced([])) },
    {
      case: 'a single-Region trail that logs all, a multi-Region one that is stopped',
      read: trails({ settings: single }, { id: 'b', settings: { ...on, Status: { IsLogging: false } } }),
    },
  ],
  notApplicable: [
    {
      case: 'a trail of the organization whose selectors only its owner may read',
      read: one(organizationTrail),
      reason: /^Judged in account 999999999999: only there may EventSelectors be read of/,
    },
    {
      case: 'beside a trail of its own that does not do',
      read: trails({ settings: single }, { id: 'org', settings: organizationTrail }),
    },
  ],
  unknown: [
    {
      case: 'custom selectors of which AWS shows none',
      read: one({ ...on, HasCustomEventSelectors: true, EventSelectors: [] }),
    },
    {
      case: 'AWS says nothing of selectors',
      read: one({ ...on, HasCustomEventSelectors: undefined, EventSelectors: null }),
    },
    {
      case: "a trail of its own could not be read, and the organization's is judged elsewhere",
      read: trails({ id: 'org', settings: organizationTrail }, { settings: on, gaps: ['Status'] }),
    },
    { case: 'the status is unread', read: one(on, ['Status']) },
    {
      case: 'AWS did not say whether it logs',
      read: one({ ...on, Status: {} }),
      reason: /whether the trail is logging/,
    },
    { case: 'the selectors are unread', read: one(on, ['EventSelectors', 'AdvancedEventSelectors']) },
    { case: 'a region could not be listed', read: trails(), incomplete: ['trails'] },
  ],
})

const objects = (ReadWriteType: string, ...Values: string[]) =>
  basic({ ...management, ReadWriteType, DataResources: [{ Type: 'AWS::S3::Object', Values }] })
const isObject = [equal('eventCategory', 'Data'), equal('resources.type', 'AWS::S3::Object')]

for (const [check, own, other, readOnly] of [
  [accountS3WriteEvents, 'WriteOnly', 'ReadOnly', 'false'],
  [accountS3ReadEvents, 'ReadOnly', 'WriteOnly', 'true'],
] as const) {
  checkTable(check, {
    pass: [
      { case: 'all buckets, all events', read: one(objects('All', 'arn:aws:s3')) },
      { case: 'all buckets by the older prefix', read: one(objects(own, 'arn:aws:s3:::')) },
      { case: 'all buckets beside one', read: one(objects('All', 'arn:aws:s3:::a/', 'arn:aws:s3')) },
      { case: 'an advanced selector', read: one(advanced(isObject)) },
      ...['arn:aws:s3:::', 'arn:aws:s3', 'arn:'].map(start => ({
        case: `an advanced selector of all that starts with ${start}`,
        read: one({
          ...advanced([...isObject, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::a/', start] }]),
          TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main',
        }),
      })),
      { case: 'an advanced selector of just these', read: one(advanced([...isObject, equal('readOnly', readOnly)])) },
      {
        case: 'in AWS GovCloud',
        read: one({
          ...objects('All', 'arn:aws-us-gov:s3'),
          TrailARN: 'arn:aws-us-gov:cloudtrail:us-gov-west-1:111122223333:trail/main',
        }),
      },
    ],
    fail: [
      { case: 'management events only', read: one(on) },
      { case: 'the others only', read: one(objects(other, 'arn:aws:s3')) },
      { case: 'some buckets', read: one(objects('All', 'arn:aws:s3:::a/', 'arn:aws:s3:::b/')) },
      { case: 'a prefix of buckets', read: one(objects('All', 'arn:aws:s3:::prod')) },
      {
        case: 'another type',
        read: one(basic({ ...management, DataResources: [{ Type: 'AWS::Lambda::Function', Values: ['arn:aws:s3'] }] })),
      },
      {
        case: 'advanced, some buckets',
        read: one(advanced([...isObject, { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::a/'] }])),
      },
      {
        case: 'advanced, all buckets but for some',
        read: one({
          ...advanced([
            ...isObject,
            { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::'], NotStartsWith: ['arn:aws:s3:::a/'] },
          ]),
          TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main',
        }),
      },
      {
        case: 'advanced, but for some buckets',
        read: one(advanced([...isObject, { Field: 'resources.ARN', NotStartsWith: ['arn:aws:s3:::a/'] }])),
      },
      {
        case: 'advanced, some calls',
        read: one(advanced([...isObject, equal('eventName', 'PutObject', 'GetObject')])),
      },
      {
        case: 'advanced, the others only',
        read: one(advanced([...isObject, equal('readOnly', readOnly === 'true' ? 'false' : 'true')])),
      },
      {
        case: 'advanced, directory buckets only',
        read: one(advanced([equal('eventCategory', 'Data'), equal('resources.type', 'AWS::S3Express::Object')])),
      },
      { case: 'a single-Region trail', read: one({ ...objects('All', 'arn:aws:s3'), IsMultiRegionTrail: false }) },
      { case: 'a stopped trail', read: one({ ...objects('All', 'arn:aws:s3'), Status: { IsLogging: false } }) },
    ],
    notApplicable: [nothing],
    unknown: [
      { case: 'the selectors are unread', read: one(on, ['EventSelectors', 'AdvancedEventSelectors']) },
      { case: 'a region could not be listed', read: trails(), incomplete: ['trails'] },
    ],
  })
}

const organizations = [{ settings: { MasterAccountId: '999999999999' } }]
const ofOrganization = { ...on, IsOrganizationTrail: true }

checkTable(accountOrganizationTrail, {
  pass: [
    { case: 'an organization trail', read: { trails: [{ settings: ofOrganization }], organizations } },
    {
      case: 'an organization trail, the organization unread',
      read: { trails: [{ settings: ofOrganization }] },
      incomplete: ['organizations'],
    },
  ],
  fail: [
    { case: 'a trail of the account', read: { trails: [{ settings: on }], organizations } },
    { case: 'no trail', read: { trails: [], organizations } },
    {
      case: 'single-Region',
      read: { trails: [{ settings: { ...ofOrganization, IsMultiRegionTrail: false } }], organizations },
    },
    {
      case: 'stopped',
      read: { trails: [{ settings: { ...ofOrganization, Status: { IsLogging: false } } }], organizations },
    },
    {
      case: 'data events only',
      read: { trails: [{ settings: { ...advanced(isObject), IsOrganizationTrail: true } }], organizations },
    },
  ],
  notApplicable: [{ case: 'no organization', read: { trails: [{ settings: on }], organizations: [] } }],
  unknown: [
    { case: 'the organization is unread', read: { trails: [{ settings: on }] }, incomplete: ['organizations'] },
    {
      case: 'its status is denied to the member',
      read: { trails: [{ settings: ofOrganization, gaps: ['Status'] }], organizations },
    },
    { case: 'a region could not be listed', read: { trails: [], organizations }, incomplete: ['trails'] },
  ],
})
