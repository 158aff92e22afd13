import type { Call, ListCall } from '../../../connectors/kit/index.ts'
import { ANSWERED_BY, AUDIT_MANAGER_CALLS, AUDIT_MANAGER_CLIENTS } from './audit-manager-calls.ts'

/** A call of Audit Manager, and what of ours answers it. */
export interface AuditManagerCall {
  /** As Audit Manager writes it: `iam_ListGroups`. */
  readonly name: string
  /** `EC2Client DescribeVpcs`, in lower case: AWS writes `Db` and `DB` for the same. */
  readonly answeredBy: string
  readonly note?: string
  /** The one type that keeps the answer, where others only count by it. */
  readonly type?: string
}

const keyOf = (client: string, operation: string): string => `${client} ${operation}`.toLowerCase()

export const auditManagerCalls: readonly AuditManagerCall[] = Object.entries(AUDIT_MANAGER_CALLS).flatMap(
  ([prefix, operations]) =>
    operations.map(operation => {
      const name = `${prefix}_${operation}`
      const other = ANSWERED_BY[name]
      if (other) return { ...other, name, answeredBy: keyOf(other.client, other.operation) }
      return { name, answeredBy: keyOf(AUDIT_MANAGER_CLIENTS[prefix] ?? '', operation) }
    }),
)

/** Names of the calls of Audit Manager that an evidence type with these calls takes the place of, sorted. */
export function replacedBy(id: string, calls: readonly (Call | ListCall)[]): string[] {
  const made = new Set(calls.map(({ client, operation }) => keyOf(client.name, operation)))
  return auditManagerCalls
    .filter(({ answeredBy, type = id }) => type === id && made.has(answeredBy))
    .map(({ name }) => name)
    .sort()
}
