import { evidence, service } from '../../kit/index.ts'
import * as firewallChecks from './firewall.checks.ts'
import { firewall } from './firewall.ts'
import * as policyChecks from './policy.checks.ts'
import { policy } from './policy.ts'
import * as ruleGroupChecks from './rule-group.checks.ts'
import { ruleGroup } from './rule-group.ts'

export const networkFirewall = service('network-firewall', 'AWS Network Firewall', [
  evidence(firewall, () => import('./firewall.calls.ts'), firewallChecks),
  evidence(policy, () => import('./policy.calls.ts'), policyChecks),
  evidence(ruleGroup, () => import('./rule-group.calls.ts'), ruleGroupChecks),
])
