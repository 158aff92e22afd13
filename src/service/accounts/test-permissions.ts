import { readers } from '../../../connectors/index.ts'
import { CredentialsEnded } from '../../collect/credentials.ts'
import { mainRegion } from '../../collect/partitions.ts'
import { probe } from '../../collect/probe/probe.ts'
import { simulated } from '../../collect/probe/simulate.ts'
import type { Access, Account } from '../../store/index.ts'
import { grantedTypes, isGrantedEverywhere } from '../frameworks/policy.ts'
import type { AccountSession } from '../runtime/account-session.ts'
import { endedError } from '../runtime/credentials-error.ts'
import { type Permission, permissionsOf } from './permission.ts'

/** What a test of permissions found, or how far it is. */
export interface PermissionTest {
  /** `stopped`: the time was up, or AWS let us in no longer. */
  readonly state: 'running' | 'done' | 'stopped'
  readonly startedAt: string
  readonly updatedAt: string
  /** Where regional actions were tried: a policy may allow them elsewhere, and deny them here. */
  readonly region: string
  readonly progress: { readonly types: number; readonly of: number }
  /** Whether IAM's policy simulator could be asked about what could not be tried. */
  readonly simulator: 'asked' | 'refused' | 'not_needed' | 'no_principal'
  readonly permissions: readonly Permission[]
}

export interface Testing {
  readonly session: AccountSession
  readonly account: Pick<Account, 'account' | 'access' | 'regions'>
  readonly seconds: number
  /** Also what selecting accounts by tag needs. */
  readonly byTags: boolean
  readonly onProgress: (test: PermissionTest) => Promise<void>
}

/** Tries each IAM action that a run of all types needs, with the reads that it makes, for a limited time. Nothing but reads is sent. */
export async function testPermissions({
  session,
  account,
  seconds,
  byTags,
  onProgress,
}: Testing): Promise<PermissionTest> {
  const startedAt = new Date().toISOString()
  const { partition, principal } = await session.caller()
  const main = mainRegion(partition)
  const region = account.regions?.[0] ?? main
  const granted = new Set(grantedTypes({ byTags }))
  const types = [...readers.values()].filter(({ type }) => granted.has(type.id))
  const signal = AbortSignal.timeout(seconds * 1000)
  const at = (state: PermissionTest['state'], done: number, rest: Partial<PermissionTest> = {}): PermissionTest => ({
    ...{ state, startedAt, updatedAt: new Date().toISOString(), region },
    ...{ progress: { types: done, of: types.length }, simulator: 'not_needed', permissions: [], ...rest },
  })
  let done = 0
  await onProgress(at('running', done))
  const probed = await probe(types, {
    ...{ account: account.account, partition, mainRegion: main, region, regions: account.regions ?? [main], signal },
    session: session.session,
    onProgress(types) {
      done = types
      return onProgress(at('running', done))
    },
  }).catch(error => {
    throw error instanceof CredentialsEnded ? endedError(error, false) : error
  })
  const rest = await simulatedToo(permissionsOf(probed, region), {
    session: session.session,
    principal: principalOf(account.access, principal),
    ...{ region: main, signal },
  })
  return at(signal.aborted ? 'stopped' : 'done', done, rest)
}

/** IAM's simulator knows roles and users, not sessions; of a session that we did not open the role's path is not known. */
function principalOf(access: Access, principal: string): string | undefined {
  if (access.kind === 'role') return access.roleArn
  return /^arn:[\w-]+:iam::\d{12}:user\//.test(principal) ? principal : undefined
}

interface Simulating {
  readonly session: AccountSession['session']
  readonly principal: string | undefined
  readonly region: string
  readonly signal: AbortSignal
}

/** What no call decided, as IAM's simulator says it, where that may be asked. */
async function simulatedToo(
  permissions: readonly Permission[],
  { session, principal, region, signal }: Simulating,
): Promise<Pick<PermissionTest, 'simulator' | 'permissions'>> {
  // Where the policy grants some resources only, a question about all of them is not to the point.
  const open = permissions.filter(({ state, action }) => state === 'untried' && isGrantedEverywhere(action))
  if (open.length === 0) return { simulator: 'not_needed', permissions }
  if (principal === undefined) return { simulator: 'no_principal', permissions }
  const actions = open.map(({ action }) => action)
  const said = signal.aborted ? null : await simulated(session, principal, actions, { region, signal })
  if (said === null) return { simulator: 'refused', permissions }
  return { simulator: 'asked', permissions: permissions.map(one => withSimulation(one, said.get(one.action))) }
}

function withSimulation(of: Permission, allowed: boolean | undefined): Permission {
  if (of.state !== 'untried' || allowed === undefined) return of
  const told = { ...of, by: 'simulation' as const, detail: null, message: null }
  if (allowed) return { ...told, state: 'allowed', advice: null }
  const advice = `IAM’s policy simulator says that ${of.action} is not allowed on all resources: allow it to the collecting role.`
  return { ...told, state: 'denied', advice }
}
