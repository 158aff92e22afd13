import { CallFailed, type Session } from '../session.ts'

/** Actions that one question takes. */
const AT_ONCE = 100

/**
 * What IAM's policy simulator says of a role or a user: true where all of its policies, boundary and organization allow the action on every
 * resource. It knows no policies of resources and no session's. Null where it may not be asked.
 */
export async function simulated(
  session: Pick<Session, 'send'>,
  principalArn: string,
  actions: readonly string[],
  { region, signal }: { readonly region: string; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, boolean> | null> {
  const { IAMClient, SimulatePrincipalPolicyCommand } = await import('@aws-sdk/client-iam')
  const call = { client: IAMClient, command: SimulatePrincipalPolicyCommand, accountInHost: false }
  const said = new Map<string, boolean>()
  for (let from = 0; from < actions.length; from += AT_ONCE) {
    const input = { PolicySourceArn: principalArn, ActionNames: actions.slice(from, from + AT_ONCE), MaxItems: 1000 }
    try {
      const { output } = await session.send(call, input, region, { signal, attempts: 2 })
      for (const result of (output as Simulation).EvaluationResults ?? [])
        if (result.EvalActionName !== undefined) said.set(result.EvalActionName, isAllowed(result))
    } catch (error) {
      if (error instanceof CallFailed) return null
      throw error
    }
  }
  return said
}

interface Result {
  readonly EvalActionName?: string
  readonly EvalDecision?: string
  readonly OrganizationsDecisionDetail?: { readonly AllowedByOrganizations?: boolean }
  readonly PermissionsBoundaryDecisionDetail?: { readonly AllowedByPermissionsBoundary?: boolean }
}

interface Simulation {
  readonly EvaluationResults?: readonly Result[]
}

const isAllowed = (of: Result): boolean =>
  of.EvalDecision === 'allowed' &&
  of.OrganizationsDecisionDetail?.AllowedByOrganizations !== false &&
  of.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary !== false
