import type { Guard, Guarded, GuardedList } from '../../../identity/index.ts'
import type { Input, Told } from '../../../kit/index.ts'
import { listed, or, reasonOf } from './listed.ts'

interface Lock {
  readonly arn: string
  readonly state: Told<string | undefined>
}

const LIFTS = ['ec2:UnlockSnapshot']

/** "Amazon EBS snapshot lock": in compliance mode nobody unlocks, once the cooling-off period is over. An expired lock holds nothing. */
const GUARDS: Readonly<Record<string, readonly Guard[]>> = {
  compliance: [{ by: 'snapshot lock in compliance mode', lifted: [] }],
  'compliance-cooloff': [{ by: 'snapshot lock in compliance mode, in its cooling-off period', lifted: LIFTS }],
  governance: [{ by: 'snapshot lock in governance mode', lifted: LIFTS }],
  expired: [],
}

/** Rules of the Recycle Bin would keep what was deleted: without them no snapshot is known to be unprotected. */
const RECYCLE_BIN = 'Not collected: rules of the Recycle Bin.'

export function snapshotsWith({ members, missing }: GuardedList, input: Input<Lock>): GuardedList {
  const locks = listed(input)
  const byArn = new Map(locks.members.map(lock => [lock.arn, lock]))
  return {
    missing: [...missing, ...locks.missing, RECYCLE_BIN],
    members: members.map(member => guardedBy(member, byArn.get(member.arn))),
  }
}

function guardedBy(member: Guarded, lock: Lock | undefined): Guarded {
  const state = lock && or(lock.state, undefined)
  const guards = state === undefined ? [] : GUARDS[state]
  const unread = [...(lock ? reasonOf(lock.state) : []), ...(guards?.length ? [] : [RECYCLE_BIN])]
  if (lock && guards === undefined)
    return { ...member, unread: [`What the lock of ${member.arn} holds is not known.`, RECYCLE_BIN] }
  return { ...member, guards: guards ?? [], unread }
}
