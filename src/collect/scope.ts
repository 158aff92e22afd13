import type { Call } from '../../connectors/kit/index.ts'
import { call } from '../../connectors/kit/index.ts'
import type { Gap } from '../evidence/item.ts'
import { classify } from './failure.ts'
import { CallFailed, type Session } from './session.ts'

/** Who we are, as GetCallerIdentity says. */
export interface Caller {
  readonly account: string
  readonly partition: string
  readonly principal: string
}

/** The account's regions by opt-in status; `gap` where the list could not be read. */
export interface Regions {
  readonly enabled: readonly string[]
  readonly disabled: readonly string[]
  readonly gap: Gap | null
}

const MAIN_REGION: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
}

/** Where account-wide services of a partition are asked. */
export const mainRegion = (partition: string): string => MAIN_REGION[partition] ?? 'us-east-1'

/** Asks STS who we are. Needs no permission. Throws {@link CallFailed}. */
export async function callerOf(session: Session, region: string): Promise<Caller> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts')
  const { output } = await session.send({ client: STSClient, command: GetCallerIdentityCommand }, {}, region)
  const { Account, Arn } = output as { Account?: string; Arn?: string }
  const partition = Arn?.split(':')[1]
  if (!Account || !Arn || !partition)
    throw new CallFailed(
      new Date(),
      { attempts: 1, requestIds: [], hosts: new Set(), clockOffsetMs: null },
      new Error('GetCallerIdentity gave no account'),
    )
  return { account: Account, partition, principal: Arn }
}

/** Asks EC2 for every region and whether the account has it enabled (`AllRegions`). A refusal is a gap. */
export async function regionsOf(session: Session, region: string): Promise<Regions> {
  const { DescribeRegionsCommand, EC2Client } = await import('@aws-sdk/client-ec2')
  const describe: Call<typeof DescribeRegionsCommand> = call({
    action: 'ec2:DescribeRegions',
    client: EC2Client,
    command: DescribeRegionsCommand,
  })
  try {
    const { output } = await session.send(describe, { AllRegions: true }, region)
    const regions = (output as { Regions?: { RegionName?: string; OptInStatus?: string }[] }).Regions ?? []
    const named = (on: boolean) =>
      regions.flatMap(r => (r.RegionName && (r.OptInStatus !== 'not-opted-in') === on ? [r.RegionName] : [])).sort()
    return { enabled: named(true), disabled: named(false), gap: null }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    return { enabled: [], disabled: [], gap: { action: 'ec2:DescribeRegions', ...classify(error.cause) } }
  }
}
