import type { Json } from '../../../kit/index.ts'
import { type IndexedPolicy, indexed } from '../../../policy/index.ts'
import type { InlinePolicy } from '../document.ts'

/** A policy of a user, a role or a group alone: what it says, or why that is not understood. */
export interface OwnPolicy {
  readonly name: string
  readonly document: IndexedPolicy | string
}

/** Read at once: what was collected of many thousands of roles takes far more room than what it says. */
export const ownPolicies = (list: readonly Json<InlinePolicy>[]): OwnPolicy[] =>
  list.map(({ PolicyName = 'without a name', PolicyDocument: document }) => ({
    name: PolicyName,
    document: document === undefined ? 'it has no document' : shared(document),
  }))

const READ = new Map<string, IndexedPolicy | string>()
const MOST_READ = 500

/** Documents that are the same are read once, whoever has them. A redacted one is not to be written out. */
function shared(document: unknown): IndexedPolicy | string {
  const key = textOf(document)
  const known = key === undefined ? undefined : READ.get(key)
  if (known !== undefined) return known
  const read = indexed(document)
  if (key === undefined) return read
  if (READ.size >= MOST_READ) READ.clear()
  READ.set(key, read)
  return read
}

function textOf(document: unknown): string | undefined {
  try {
    return JSON.stringify(document)
  } catch {
    return undefined
  }
}
