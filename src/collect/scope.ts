import type { Call, ListCall } from '../../connectors/kit/index.ts'
import type { Gap } from '../evidence/item.ts'
import { classify, endsReading } from './failure.ts'
import { redactIdentifier } from './redact/index.ts'
import { CallFailed, type Session } from './session.ts'
import { type SharedAnswers, sharedKey, sharing } from './shared.ts'

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

/** Where these questions are asked: who asks first sends them, and counts them. */
export interface Asking {
  readonly session: Session
  readonly shared: SharedAnswers
  readonly sent: { calls: number }
}

/** Asks who we are (GetCallerIdentity). Needs no permission. Throws {@link CallFailed}. The answer is kept in `shared`; `attempts` as {@link Session.send}. */
export async function callerOf(
  { session, shared, sent }: Asking,
  whoAmI: Call,
  region: string,
  attempts?: number,
): Promise<Caller> {
  const answer = await sharing(shared, sharedKey(whoAmI, region, {}), () => {
    sent.calls++
    return session.send(whoAmI, {}, region, attempts === undefined ? {} : { attempts })
  })
  const { Account, Arn } = answer.output as { Account?: string; Arn?: string }
  const partition = Arn?.split(':')[1]
  if (!Account || !Arn || !partition)
    throw new CallFailed(answer.at, answer.traffic, new Error('GetCallerIdentity named no account'))
  // Whoever opened the session named it, and may have put a token there.
  return { account: Account, partition, principal: redactIdentifier(Arn).text }
}

/** Asks for every region (DescribeRegions) and whether the account has it enabled. A refusal is a gap. The answer is kept in `shared`. */
export async function regionsOf(
  { session, shared, sent }: Asking,
  describe: ListCall,
  region: string,
): Promise<Regions> {
  const input = { AllRegions: true }
  try {
    const { output } = await sharing(shared, sharedKey(describe, region, input), () => {
      sent.calls++
      return session.send(describe, input, region)
    })
    const regions = (describe.items(output as never) ?? []) as { RegionName?: string; OptInStatus?: string }[]
    const named = (on: boolean) =>
      regions.flatMap(r => (r.RegionName && (r.OptInStatus !== 'not-opted-in') === on ? [r.RegionName] : [])).sort()
    return { enabled: named(true), disabled: named(false), gap: null }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (endsReading(error.cause)) throw error.cause
    return { enabled: [], disabled: [], gap: { action: describe.actions.join(' '), ...classify(error.cause) } }
  }
}
