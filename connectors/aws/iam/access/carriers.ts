import type { CarrierKind } from '../../../identity/index.ts'
import { inAccount, told } from '../../../kit/index.ts'
import { instance } from '../../ec2/instance.ts'

/**
 * The collected types whose members act with a role: the one table in which a further kind is read. `role` is the ARN of the role or of
 * an instance profile. A kind that is not here counts as not read: its paths lead, with a condition, to every role its service may assume.
 */
export const carriers = {
  instances: inAccount(instance, (i, { id }) => ({ arn: id, role: told(() => i.IamInstanceProfile?.Arn) })),
}

export const KINDS: Readonly<Record<keyof typeof carriers, CarrierKind>> = { instances: 'ec2-instance' }
