import { recorderEnabled } from '../../../../connectors/aws/config/recorder.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'

const all = { allSupported: true, includeGlobalResourceTypes: true }
const good = { recordingGroup: all, recording: true, Status: { lastStatus: 'SUCCESS' } }
const delivers = { Status: { configHistoryDeliveryInfo: { lastStatus: 'SUCCESS' } } }

const enabled = (name: string, OptInStatus = 'opt-in-not-required'): RowResource => ({
  id: name,
  name,
  region: 'global',
  settings: { RegionName: name, OptInStatus },
})
const enabledRegions = [enabled('us-east-1'), enabled('eu-west-1', 'opted-in'), enabled('me-south-1', 'not-opted-in')]

/** Recorder and channel of us-east-1; `others` are recorders of other regions. */
function region(recorder: object | null, channel: object | null = delivers, others: readonly RowResource[] = []) {
  const recorders: RowResource[] = [...(recorder ? [{ name: 'default', settings: { ...recorder } }] : []), ...others]
  const channels: RowResource[] = channel ? [{ name: 'default', settings: { ...channel } }] : []
  return { recorders, everywhere: recorders, channels, enabledRegions } satisfies NonNullable<Row['read']>
}
const unread = (gaps: string[]) => {
  const recorders = [{ settings: {}, gaps }]
  return { ...region(null), recorders, everywhere: recorders }
}
const withoutGlobal = { ...good, recordingGroup: { allSupported: true, includeGlobalResourceTypes: false } }
const ireland = (settings: object): RowResource => ({ id: 'eu', region: 'eu-west-1', settings: { ...settings } })

checkTable(recorderEnabled, {
  pass: [
    { case: 'everything, global types too', read: region(good) },
    { case: 'in the words of the enumeration', read: region({ ...good, Status: { lastStatus: 'Success' } }) },
    {
      case: 'the strategy is named',
      read: region({
        ...good,
        recordingGroup: { ...all, recordingStrategy: { useOnly: 'ALL_SUPPORTED_RESOURCE_TYPES' } },
      }),
    },
    { case: 'global types are recorded in another region', read: region(withoutGlobal, delivers, [ireland(good)]) },
    {
      case: 'global types are not recorded, but the main region answers for that',
      region: 'eu-west-1',
      read: {
        recorders: [ireland(withoutGlobal)],
        everywhere: [ireland(withoutGlobal)],
        channels: [{ region: 'eu-west-1', settings: delivers }],
      },
    },
    { case: 'the channel has not delivered history yet', read: region(good, { Status: null }) },
  ],
  fail: [
    {
      case: 'global types only where AWS Config cannot record them',
      regions: ['us-east-1', 'eu-central-2'],
      read: {
        ...region(withoutGlobal, delivers, [{ id: 'zurich', region: 'eu-central-2', settings: { ...good } }]),
        enabledRegions: [enabled('us-east-1'), enabled('eu-central-2', 'opted-in')],
      },
      reason: /No recorder in the regions of the run records the global IAM/,
    },
    {
      case: 'a region outside the run that could not record them either',
      regions: ['us-east-1'],
      read: { ...region(withoutGlobal), enabledRegions: [enabled('us-east-1'), enabled('eu-central-2', 'opted-in')] },
    },
    { case: 'no recorder', read: region(null), reason: /no configuration recorder/ },
    { case: 'a recorder in another region only', read: region(null, delivers, [ireland(good)]) },
    { case: 'stopped', read: region({ ...good, recording: false }), reason: /not recording/ },
    {
      case: 'some types',
      read: region({ ...good, recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::Instance'] } }),
    },
    {
      case: 'all but some types',
      read: region({
        ...good,
        recordingGroup: { allSupported: false, recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } },
      }),
      reason: /every supported/,
    },
    {
      case: 'a strategy that contradicts the flag',
      read: region({
        ...good,
        recordingGroup: { ...all, recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' } },
      }),
    },
    {
      case: 'the last recording failed',
      read: region({ ...good, Status: { lastStatus: 'FAILURE', lastErrorCode: 'AccessDenied' } }),
      reason: /AccessDenied/,
    },
    {
      case: 'the last delivery failed',
      read: region(good, { Status: { configHistoryDeliveryInfo: { lastStatus: 'FAILURE' } } }),
      reason: /delivery of history/,
    },
    { case: 'no delivery channel', read: region(good, null), reason: /no delivery channel/ },
    { case: 'global types nowhere', read: region(withoutGlobal), reason: /global IAM/ },
    {
      case: 'global types by a stopped recorder',
      read: region(withoutGlobal, delivers, [ireland({ ...good, recording: false })]),
      reason: /global IAM/,
    },
    {
      case: 'global types nowhere, in a run without the main region',
      regions: ['eu-west-1', 'eu-north-1'],
      region: 'eu-north-1',
      read: {
        recorders: [{ region: 'eu-north-1', settings: withoutGlobal }],
        everywhere: [{ region: 'eu-north-1', settings: withoutGlobal }],
        channels: [{ region: 'eu-north-1', settings: delivers }],
      },
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'no recording group', read: region({ ...good, recordingGroup: undefined }) },
    { case: 'not listed', read: region(null), incomplete: ['recorders'] },
    { case: 'AWS shows no status', read: region({ ...good, recording: null, Status: null }) },
    { case: 'the status is unread', read: unread(['recording', 'Status']) },
    { case: 'the channel is unread', read: { ...region(good), channels: [{ settings: {}, gaps: ['Status'] }] } },
    { case: 'channels could not be listed', read: region(good, null), incomplete: ['channels'] },
    {
      case: 'it has not recorded anything yet',
      read: region({ ...good, Status: { lastStatus: 'PENDING' } }),
      reason: /PENDING/,
    },
    {
      case: 'a partition of which AWS does not say where IAM types are recorded',
      partition: 'aws-eusc',
      region: 'eusc-de-east-1',
      regions: ['eusc-de-east-1'],
      read: {
        recorders: [{ region: 'eusc-de-east-1', settings: good }],
        everywhere: [{ region: 'eusc-de-east-1', settings: good }],
        channels: [{ region: 'eusc-de-east-1', settings: delivers }],
      },
      reason: /in partition aws-eusc\.$/,
    },
    { case: 'another region could not be listed', read: region(withoutGlobal), incomplete: ['everywhere'] },
    {
      case: 'global types may be recorded in a region outside the run',
      read: { ...region(withoutGlobal), enabledRegions: [...enabledRegions, enabled('eu-central-1')] },
      reason: /eu-central-1 was not read/,
    },
    { case: 'which regions are enabled is not known', read: region(withoutGlobal), incomplete: ['enabledRegions'] },
  ],
})
