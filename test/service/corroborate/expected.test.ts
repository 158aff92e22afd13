import { expect, test } from 'vitest'
import type { CallProvenance, ItemHeader } from '../../../src/evidence/item.ts'
import { expectedOf } from '../../../src/service/corroborate/expected.ts'

const call = (action: string, operation: string): CallProvenance => ({
  ...{ action, operation, parameters: {}, variesBy: [], calls: 1, pages: 1, failed: 0 },
  ...{
    firstAt: '2026-09-30T11:00:00.000Z',
    lastAt: '2026-09-30T11:00:10.000Z',
    requestIds: [{ id: 'a' }, { id: 'a' }],
  },
})

function expected(
  of: CallProvenance,
  { region = 'global', kind = 'aws', hosts = ['s3.us-east-1.amazonaws.com'], partition = 'aws', offset = 0 } = {},
) {
  const collected = { source: { kind, hosts }, principal: 'p', clockOffsetMs: offset }
  return expectedOf({ scope: { account: '1', region, partition }, collected } as unknown as ItemHeader, of)
}

const regions = (hosts: string[], of: { region?: string; partition?: string } = {}) =>
  [...(expected(call('s3:ListAllMyBuckets', 'ListBuckets'), { hosts, ...of }).regions ?? [])].sort()

test.each([
  [['ec2.eu-west-1.amazonaws.com'], { region: 'eu-west-1' }, ['eu-west-1']],
  [['iam.amazonaws.com'], {}, ['us-east-1']],
  [['iam.cn-north-1.amazonaws.com.cn'], { partition: 'aws-cn' }, ['cn-north-1']],
  [['iam.us-gov.amazonaws.com'], { partition: 'aws-us-gov' }, ['us-gov-west-1']],
  [['s3.us-east-1.amazonaws.com', 'logs-us-west-2.s3.eu-west-1.amazonaws.com'], {}, ['eu-west-1', 'us-east-1']],
  [['logs-us-west-2.s3.amazonaws.com'], {}, ['us-east-1']],
  [['123456789012.s3-control.ap-southeast-2.amazonaws.com'], {}, ['ap-southeast-2']],
  [['s3.dualstack.us-gov-east-1.amazonaws.com'], { partition: 'aws-us-gov' }, ['us-gov-east-1']],
])('%j log in %j', (hosts, of, logged) => {
  expect(regions(hosts, of)).toEqual(logged)
})

test.each([
  ['s3:GetLifecycleConfiguration', 'GetBucketLifecycleConfiguration', 'GetBucketLifecycle', 's3'],
  ['s3:GetAccountPublicAccessBlock', 'GetPublicAccessBlock', 'GetAccountPublicAccessBlock', 's3'],
  ['s3:GetBucketPublicAccessBlock', 'GetPublicAccessBlock', 'GetBucketPublicAccessBlock', 's3'],
  ['s3:GetBucketObjectLockConfiguration', 'GetObjectLockConfiguration', 'GetObjectLockConfiguration', 's3'],
  ['cloudwatch:DescribeAlarms', 'DescribeAlarms', 'DescribeAlarms', 'monitoring'],
  ['lambda:ListFunctions', 'ListFunctions', 'ListFunctions20150331', 'lambda'],
  ['cloudfront:ListDistributions', 'ListDistributions', 'ListDistributions2020_05_31', 'cloudfront'],
])('%s (%s) is logged as %s by %s', (action, operation, name, source) => {
  const { names, sources } = expected(call(action, operation))
  expect([names(name), names('DeleteBucket'), sources.has(`${source}.amazonaws.com`)]).toEqual([true, false, true])
})

test('times are moved by the difference of clocks; a recording has none, an endpoint of ones own no regions', () => {
  const of = call('ec2:DescribeVpcs', 'DescribeVpcs')
  const [plain, moved] = [expected(of).window, expected(of, { offset: 90_000 }).window]
  expect((moved?.from ?? 0) - (plain?.from ?? 0)).toBe(90_000)
  expect([plain?.from, plain?.to]).toEqual([Date.parse('2026-09-30T10:55:00Z'), Date.parse('2026-09-30T11:05:10Z')])
  expect(expected(of, { kind: 'replay' })).toMatchObject({ window: null, regions: null })
  expect(expected(of, { kind: 'customEndpoint' })).toMatchObject({ window: plain, regions: null })
})

test('calls that are data events are told apart, and an id that is listed twice is one', () => {
  const data = (action: string, operation: string) => expected(call(action, operation)).dataEvents
  expect([data('s3:GetObject', 'GetObject'), data('s3:ListBucket', 'ListObjectsV2')]).toEqual([true, true])
  expect([
    data('s3:GetBucketObjectLockConfiguration', 'GetObjectLockConfiguration'),
    data('iam:GetUser', 'GetUser'),
  ]).toEqual([false, false])
  expect(expected(call('iam:GetUser', 'GetUser')).ids).toEqual(['a'])
})
