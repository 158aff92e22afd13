import { v7 as uuidv7 } from 'uuid'
import { derive, derivedScopes } from '../../assess/derive.ts'
import type { AccountEvidence } from '../../assess/populations.ts'
import { Spill } from '../../collect/spill.ts'
import type { Run } from '../../store/index.ts'
import { derivedHeader, type Rule, rulesOf } from '../assess/derive.ts'
import { frameworksOf, plannedTypes } from '../assess/plan.ts'
import type { Building } from '../runtime/runtime.ts'

/**
 * Computes what the run asked for of derived evidence in one account, once everything that is collected is stored. What is there
 * already stays, which is how a finish that was interrupted goes on.
 *
 * @throws StoreError `lease_lost` where another worker finishes the run by now
 */
export async function deriveEvidence(
  runtime: Building,
  run: Run,
  rules: readonly Rule[],
  evidence: AccountEvidence,
): Promise<void> {
  for (const rule of rules)
    for (const region of derivedScopes(rule.derivation, evidence)) await deriveOne(runtime, run, rule, region, evidence)
}

/** The rules of the derived types that a run asks for, itself or by its frameworks. */
export const plannedRules = (runtime: Building, { request }: Run): Promise<Rule[]> =>
  rulesOf(plannedTypes(request, frameworksOf(request, runtime.frameworks)))

async function deriveOne(
  { store, worker, tool, log }: Building,
  run: Run,
  rule: Rule,
  region: string,
  evidence: AccountEvidence,
): Promise<void> {
  const { account } = evidence
  const key = { run: run.id, account, region, type: rule.derivation.type.id }
  if (evidence.items.some(item => item.type === key.type && item.scope.region === region)) return
  const spill = new Spill()
  try {
    const found = await derive(rule.derivation, region, evidence, resource => spill.put(resource))
    const occasion = { id: uuidv7(), run: run.id, trigger: run.trigger, tool, computedAt: new Date().toISOString() }
    const header = derivedHeader(rule, evidence, found, occasion)
    await store.evidence.writeItem(key, spill.inOrder(found.leaves), () => header, { finisher: worker })
    log.info({ ...key, resources: found.leaves.length, gap: found.population.gap }, 'evidence derived')
  } finally {
    await spill.close()
  }
}
