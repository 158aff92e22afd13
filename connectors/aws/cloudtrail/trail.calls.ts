import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  type Trail as ListedTrail,
} from '@aws-sdk/client-cloudtrail'
import {
  type Aws,
  call,
  type ErrorPattern,
  isAccount,
  list,
  type Member,
  type Owner,
  type Reader,
} from '../../kit/index.ts'
import { DELIVERIES, type Trail } from './trail.ts'

export const describeTrails = list({
  action: 'cloudtrail:DescribeTrails',
  client: CloudTrailClient,
  command: DescribeTrailsCommand,
  items: 'trailList',
  id: ['TrailARN', 'HomeRegion'],
})

/**
 * How AWS answers members that ask about a trail of their organization, though it lists it to them. Of refusals by a
 * policy only that of the owner counts: it is what AWS names where the caller's own policies allow the call.
 */
const OWNER_ONLY: readonly ErrorPattern[] = [
  { name: 'TrailNotFoundException' },
  { name: 'CloudTrailARNInvalidException' },
  { name: 'AccessDeniedException', unless: /not authorized to perform/i },
  { name: 'AccessDeniedException', message: /no resource-based policy allows/i },
]

export const getTrailStatus = call({
  action: 'cloudtrail:GetTrailStatus',
  client: CloudTrailClient,
  command: GetTrailStatusCommand,
  notOurs: OWNER_ONLY,
})

export const getEventSelectors = call({
  action: 'cloudtrail:GetEventSelectors',
  client: CloudTrailClient,
  command: GetEventSelectorsCommand,
  notOurs: OWNER_ONLY,
})

export const getInsightSelectors = call({
  action: 'cloudtrail:GetInsightSelectors',
  client: CloudTrailClient,
  command: GetInsightSelectorsCommand,
  notOurs: OWNER_ONLY,
  absent: ['InsightNotEnabledException'],
})

/**
 * No call takes TrailNotFoundException as "gone": of a trail of the organization it means that a member may not see it,
 * and a trail that covers the account would vanish. What is asked of another account's trail is judged there.
 *
 * Asks with shadow trails, because without them AWS leaves an organization's trails out in member accounts; replicas
 * are then told apart by their home region, so that each trail is read once.
 */
const read: Reader<Trail> = async function* (aws) {
  const [first] = [...aws.regions].sort()
  for await (const listed of aws.list(describeTrails, { includeShadowTrails: true })) {
    const home = listed.HomeRegion
    if (home === aws.region) yield member(aws, listed)
    else if (aws.regions.includes(home)) yield { excluded: 'the copy of a trail that is listed in its home region' }
    else if (aws.region === first) yield member(aws, listed)
    else yield { excluded: `the copy of a trail from outside the run, listed in ${first}` }
  }
}

function member(aws: Aws, listed: ListedTrail & { TrailARN: string }): Member<Trail> {
  const arn = listed.TrailARN
  const region = listed.HomeRegion
  const options = { region, owner: async () => ownerOf(arn, aws.account) }
  const status = aws.get(getTrailStatus, { Name: arn }, r => r, options)
  const selectors = aws.get(getEventSelectors, { TrailName: arn }, r => r, options)
  return {
    id: arn,
    name: listed.Name,
    region,
    settings: {
      ...listed,
      Status: aws.field(async () => {
        const { IsLogging, StartLoggingTime, StopLoggingTime } = (await status) ?? {}
        return { IsLogging, StartLoggingTime, StopLoggingTime }
      }),
      Deliveries: aws.field(async () => {
        const answer = await status
        return Object.fromEntries(DELIVERIES.map(name => [name, answer?.[name]]))
      }),
      EventSelectors: aws.field(async () => (await selectors)?.EventSelectors ?? null),
      AdvancedEventSelectors: aws.field(async () => (await selectors)?.AdvancedEventSelectors ?? null),
      InsightSelectors: aws.get(getInsightSelectors, { TrailName: arn }, r => r.InsightSelectors ?? null, options),
    },
  }
}

/** `arn:aws:cloudtrail:us-east-1:111122223333:trail/name`; undefined where it is the account's own. */
function ownerOf(arn: string, account: string): Owner | undefined {
  const owner = arn.split(':')[4]
  return isAccount(owner) && owner !== account ? { account: owner } : undefined
}

export default read
