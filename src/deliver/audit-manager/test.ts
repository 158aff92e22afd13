import { GetAccountStatusCommand, GetAssessmentCommand } from '@aws-sdk/client-auditmanager'
import type { Context, Target } from '../adapter.ts'
import { withAws } from '../kit/aws-work.ts'
import { endWith } from '../kit/error.ts'
import type { Proof } from '../kit/vendor.ts'
import { clientFor, means } from './client.ts'
import type { Config, Secrets } from './config.ts'

/** Reads the account's state and the assessment. */
export function ask(target: Target<Config, Secrets>, context: Context): Promise<Proof> {
  const { assessmentId, controlSetId, controlId } = target.config
  const abortSignal = context.signal
  return withAws(clientFor(target, context), context, means, async client => {
    const { status } = await client.send(new GetAccountStatusCommand({}), { abortSignal })
    if (status !== 'ACTIVE')
      return endWith('Audit Manager is not active in this account and region', { httpStatus: 200 })
    const { assessment, $metadata } = await client.send(new GetAssessmentCommand({ assessmentId }), { abortSignal })
    const httpStatus = $metadata.httpStatusCode ?? 200
    if (assessment?.metadata?.status !== 'ACTIVE') return endWith('the assessment is not active', { httpStatus })
    const set = assessment.framework?.controlSets?.find(({ id }) => id === controlSetId)
    if (!set) return endWith('the assessment has no such control set', { httpStatus })
    if (!set.controls?.some(({ id }) => id === controlId))
      return endWith('the control set has no such control', { httpStatus })
    return { httpStatus, proved: ['Audit Manager is active.', 'The assessment is active, and the control is in it.'] }
  })
}
