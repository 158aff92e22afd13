import { functionCallsRecorded } from '../../../../connectors/aws/lambda/function-recorded.checks.ts'
import { checkTable, type Row } from '../../../kit/table.ts'

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:pay'
const EVERY = 'arn:aws:lambda'
const on = {
  TrailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/main',
  HomeRegion: 'us-east-1',
  IsMultiRegionTrail: true,
  Status: { IsLogging: true },
  EventSelectors: null,
  AdvancedEventSelectors: null,
}
const row = (name: string, ...trails: object[]): Row => ({
  case: name,
  id: ARN,
  name: 'pay',
  region: 'us-east-1',
  settings: { FunctionName: 'pay' },
  read: { trails: trails.map(settings => ({ settings })) },
})
const basic = (Values: string[], more: object = {}) => ({
  ...on,
  EventSelectors: [{ ReadWriteType: 'All', DataResources: [{ Type: 'AWS::Lambda::Function', Values }], ...more }],
})
const OF_FUNCTIONS = [
  { Field: 'eventCategory', Equals: ['Data'] },
  { Field: 'resources.type', Equals: ['AWS::Lambda::Function'] },
]
const advanced = (...more: object[]) => ({
  ...on,
  AdvancedEventSelectors: [{ FieldSelectors: [...OF_FUNCTIONS, ...more] }],
})
const arn = (of: object) => advanced({ Field: 'resources.ARN', ...of })
const management = {
  ...on,
  EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }],
}

checkTable(functionCallsRecorded, {
  pass: [
    row('every function', basic([EVERY])),
    row('this function', management, basic([ARN])),
    row('writes', basic([EVERY], { ReadWriteType: 'WriteOnly' })),
    row('a trail of this region', { ...basic([EVERY]), IsMultiRegionTrail: false }),
    row('an advanced selector', advanced()),
    row('of writes', advanced({ Field: 'readOnly', Equals: ['false'] })),
    row('of this function', arn({ Equals: ['arn:aws:lambda:us-east-1:111122223333:function:other', ARN] })),
    row('of what begins like it', arn({ StartsWith: ['arn:aws:lambda:us-east-1:'] })),
    row('of all but others', arn({ NotEndsWith: [':test'], NotEquals: ['arn:aws:lambda:us-east-1:1:function:x'] })),
  ],
  fail: [
    row('no trail'),
    row('management events alone', management),
    row('another function', basic(['arn:aws:lambda:us-east-1:111122223333:function:payouts'])),
    row('objects', {
      ...on,
      EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }],
    }),
    row('reads', basic([EVERY], { ReadWriteType: 'ReadOnly' })),
    row('a trail that does not log', { ...basic([EVERY]), Status: { IsLogging: false } }),
    row('a trail of another region', { ...basic([EVERY]), IsMultiRegionTrail: false, HomeRegion: 'eu-west-1' }),
    row('advanced, of reads', advanced({ Field: 'readOnly', Equals: ['true'] })),
    row('advanced, of another', arn({ Equals: ['arn:aws:lambda:us-east-1:111122223333:function:other'] })),
    row('advanced, of all but this', arn({ NotEquals: [ARN] })),
    row('advanced, of all but what begins like it', arn({ NotStartsWith: ['arn:aws:lambda:us-east-1:'] })),
    row('advanced, of some callers', advanced({ Field: 'userIdentity.arn', NotEquals: ['arn:aws:iam::1:role/x'] })),
    row('advanced, of management', {
      ...on,
      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
    }),
  ],
  unknown: [
    row('AWS does not say whether it logs', { ...basic([EVERY]), Status: {} }),
    row('AWS does not say whether it is multi-Region', { ...basic([EVERY]), IsMultiRegionTrail: undefined }),
    row('AWS does not state its home', { ...basic([EVERY]), IsMultiRegionTrail: false, HomeRegion: undefined }),
    row('a kind of selector of tomorrow', basic([EVERY], { ReadWriteType: 'Some' })),
  ],
})
