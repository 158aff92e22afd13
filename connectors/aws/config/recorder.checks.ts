import {
  type Context,
  fail,
  inAccount,
  inRegion,
  type Json,
  meaningOf,
  type Population,
  pass,
  regionCheck,
  Unjudgeable,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { region } from '../ec2/region.ts'
import { deliveryChannel } from './delivery-channel.ts'
import { type Recorder, recorder } from './recorder.ts'

const ALL_TYPES = {
  ALL_SUPPORTED_RESOURCE_TYPES: true,
  EXCLUSION_BY_RESOURCE_TYPES: false,
  INCLUSION_BY_RESOURCE_TYPES: false,
}

/** Whether every supported type is recorded, but for the global IAM types; a list of exclusions is not every type. */
function recordsAllTypes({ recordingGroup: group }: Json<Recorder>): boolean {
  const strategy = group?.recordingStrategy?.useOnly
  if (strategy !== undefined && !meaningOf(strategy, ALL_TYPES, 'the recording strategy')) return false
  if (group?.allSupported === undefined) throw new Unjudgeable('AWS did not say which resource types are recorded.')
  return group.allSupported
}

/**
 * Where AWS Config records IAM users, groups, roles and customer managed policies: the regions that had AWS Config before
 * February 2022 (AWS Config Developer Guide, "Recording AWS Resources", read in November 2026). Elsewhere the setting is
 * taken and nothing is recorded.
 */
const RECORDS_IAM: ReadonlySet<string> = new Set(
  `us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1
   ap-southeast-1 ap-southeast-2 ap-southeast-3 ca-central-1 eu-central-1 eu-north-1 eu-south-1 eu-west-1 eu-west-2
   eu-west-3 me-south-1 sa-east-1 us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1`.split(/\s+/),
)

/** The guide's list is of these; of the sovereign and isolated partitions it says nothing. */
const LISTED: ReadonlySet<string> = new Set(['aws', 'aws-cn', 'aws-us-gov'])

const MAIN: readonly string[] = ['us-east-1', 'us-gov-west-1', 'cn-north-1']

/** The one region that answers for the global IAM types, which only one recorder needs to record. */
const answersForGlobalTypes = ({ region, regions }: Context): boolean =>
  region === (regions.find(r => MAIN.includes(r)) ?? [...regions].sort()[0])

/** One recorder anywhere is enough, so an enabled region that was not read may hold it. */
function globalTypesNowhere(enabled: Population<string | null>, { regions }: Context): Verdict {
  const outside = enabled.find(r => r.value !== null && RECORDS_IAM.has(r.value) && !regions.includes(r.value))
  return outside
    ? unknown(
        `No recorder in the regions of the run records the global IAM resource types; ${outside.name} was not read.`,
      )
    : fail('No recorder in the regions of the run records the global IAM resource types.')
}

const same = (status: string | undefined, wanted: string): boolean => status?.toLowerCase() === wanted

/** `Not_Applicable` is a channel that had nothing to deliver (AWS Config API reference, ConfigExportDeliveryInfo). */
const DELIVERED = ['success', 'not_applicable']

/**
 * Stricter than Prowler, which does not ask what is recorded: every supported type, running, and neither the recorder nor
 * the delivery of its history failed last. With `config-recorder-service-linked-role` it is what Security Hub Config.1 asks.
 */
export const recorderEnabled = regionCheck(recorder, {
  id: 'config-recorder-enabled',
  title: 'AWS Config records every supported resource type in every region',
  severity: 'medium',
  remediation: 'Start a recorder for all supported resource types in the region; include global types in one region.',
  equivalents: { securityHub: ['Config.1'] },
  reads: {
    recorders: inRegion(recorder, r => ({
      allTypes: recordsAllTypes(r),
      recording: r.recording,
      last: r.Status?.lastStatus,
      error: r.Status?.lastErrorCode,
    })),
    everywhere: inAccount(
      recorder,
      r => recordsAllTypes(r) && r.recordingGroup?.includeGlobalResourceTypes === true && r.recording === true,
    ),
    enabledRegions: inAccount(region, (r, { name }) => (r.OptInStatus === 'not-opted-in' ? null : name)),
    channels: inRegion(deliveryChannel, c => c.Status?.configHistoryDeliveryInfo?.lastStatus),
  },
  test(read, context) {
    const found = read.recorders.find(() => true)
    if (!found) return fail('The account has no configuration recorder in the region.')
    const { allTypes, recording, last, error } = found.value
    if (recording === null || recording === undefined)
      return unknown(`AWS did not say whether recorder ${found.name} is recording.`)
    if (!recording) return fail(`Recorder ${found.name} is not recording.`)
    if (!allTypes) return fail(`Recorder ${found.name} does not record every supported resource type.`)
    if (same(last, 'failure')) return fail(`The last recording of ${found.name} failed${error ? ` (${error})` : ''}.`)
    const failed = read.channels.find(c => same(c.value, 'failure'))
    if (failed) return fail(`The last delivery of history by ${failed.name} failed.`)
    if (!read.channels.some(() => true)) return fail('The account has no delivery channel in the region.')
    const other = read.channels.find(c => c.value !== undefined && !DELIVERED.some(status => same(c.value, status)))
    if (other)
      return unknown(`The last delivery of history by ${other.name} is ${other.value}, which Exhibit does not know.`)
    if (answersForGlobalTypes(context) && !LISTED.has(context.partition) && read.everywhere.some(r => r.value))
      return unknown(`AWS does not say where AWS Config records IAM resource types in partition ${context.partition}.`)
    if (answersForGlobalTypes(context) && !read.everywhere.some(r => r.value && RECORDS_IAM.has(r.region)))
      return globalTypesNowhere(read.enabledRegions, context)
    if (last === undefined) return unknown(`AWS did not state the last status of recorder ${found.name}.`)
    if (!same(last, 'success')) return unknown(`Recorder ${found.name} is recording; its last status is ${last}.`)
    return pass(`Recorder ${found.name} records every supported resource type.`)
  },
})
