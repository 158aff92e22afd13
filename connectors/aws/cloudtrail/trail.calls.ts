import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  type Trail as ListedTrail,
} from '@aws-sdk/client-cloudtrail'
import { type Aws, call, list, type Member, type Reader } from '../../kit/index.ts'
import { DELIVERIES, type Trail } from './trail.ts'

export const describeTrails = list({
  action: 'cloudtrail:DescribeTrails',
  client: CloudTrailClient,
  command: DescribeTrailsCommand,
  items: 'trailList',
  id: ['TrailARN', 'HomeRegion'],
})

export const getTrailStatus = call({
  action: 'cloudtrail:GetTrailStatus',
  client: CloudTrailClient,
  command: GetTrailStatusCommand,
})

export const getEventSelectors = call({
  action: 'cloudtrail:GetEventSelectors',
  client: CloudTrailClient,
  command: GetEventSelectorsCommand,
})

export const getInsightSelectors = call({
  action: 'cloudtrail:GetInsightSelectors',
  client: CloudTrailClient,
  command: GetInsightSelectorsCommand,
  absent: ['InsightNotEnabledException'],
})

/**
 * No call takes TrailNotFoundException as "gone": of a trail of the organization it could also mean that a member may not
 * see it, and a trail that covers the account would vanish. It stays a gap.
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
  const status = aws.get(getTrailStatus, { Name: arn }, r => r, { region })
  const selectors = aws.get(getEventSelectors, { TrailName: arn }, r => r, { region })
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
      InsightSelectors: aws.get(getInsightSelectors, { TrailName: arn }, r => r.InsightSelectors, { region }),
    },
  }
}

export default read
