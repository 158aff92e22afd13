import {
  accessLogging,
  legacyLogging,
  originFailover,
  rootObject,
  webAcl,
} from '../../../../connectors/aws/cloudfront/distribution.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const config = (DistributionConfig: object | null, LogDeliveries: object[] | null = []) => ({
  DistributionConfig,
  LogDeliveries,
})
const nothing = { case: 'AWS answers nothing', settings: config(null) }
const S3 = { Quantity: 1, Items: [{ Id: 'files', S3OriginConfig: { OriginAccessIdentity: '' } }] }
const CUSTOM = { Quantity: 1, Items: [{ Id: 'api', CustomOriginConfig: {} }] }

checkTable(rootObject, {
  pass: [{ case: 'a page', settings: config({ Origins: S3, DefaultRootObject: 'index.html' }), reason: /index\.html/ }],
  fail: [{ case: 'none', settings: config({ Origins: S3, DefaultRootObject: '' }) }],
  notApplicable: [{ case: 'no bucket behind it', settings: config({ Origins: CUSTOM, DefaultRootObject: '' }) }],
  unknown: [
    nothing,
    { case: 'not stated', settings: config({ Origins: S3 }) },
    { case: 'no origins', settings: config({ DefaultRootObject: '' }) },
  ],
})

const group = (...origins: string[]) => ({
  OriginGroups: {
    Quantity: 1,
    Items: [{ Id: 'g', Members: { Quantity: 2, Items: origins.map(OriginId => ({ OriginId })) } }],
  },
})

checkTable(originFailover, {
  pass: [{ case: 'a group of two', settings: config(group('a', 'b')) }],
  fail: [
    { case: 'no group', settings: config({ OriginGroups: { Quantity: 0 } }) },
    { case: 'a group of one', settings: config(group('a')) },
  ],
  unknown: [nothing, { case: 'not stated', settings: config({}) }],
})

checkTable(webAcl, {
  pass: [{ case: 'one', settings: config({ WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1' }) }],
  fail: [{ case: 'none', settings: config({ WebACLId: '' }) }],
  unknown: [nothing, { case: 'not stated', settings: config({}) }],
})

const logs = (Enabled: boolean | undefined, deliveries?: object[] | null, RealtimeLogConfigArn = '') =>
  config(
    {
      Logging: { Enabled, Bucket: Enabled ? 'logs.s3.amazonaws.com' : '' },
      DefaultCacheBehavior: { TargetOriginId: 'a', RealtimeLogConfigArn },
    },
    deliveries,
  )

checkTable(accessLogging, {
  pass: [
    { case: 'the older kind', settings: logs(true), reason: /logs\.s3/ },
    { case: 'the newer kind', settings: logs(false, [{ id: 'd1' }]), reason: /v2/ },
  ],
  fail: [{ case: 'neither', settings: logs(false) }],
  unknown: [
    nothing,
    { case: 'AWS answers no deliveries', settings: logs(false, null) },
    { case: 'the older kind is not stated', settings: logs(undefined) },
    { case: 'real-time logs alone', settings: logs(false, [], 'arn:aws:cloudfront::1:realtime-log-config/all') },
  ],
})

checkTable(legacyLogging, {
  pass: [{ case: 'on', settings: logs(true) }],
  fail: [{ case: 'off, with the newer kind', settings: logs(false, [{ id: 'd1' }]) }],
  unknown: [nothing, { case: 'not stated', settings: logs(undefined) }],
})
