import { evidence, service } from '../../kit/index.ts'
import * as ruleGroupChecks from './rule-group.checks.ts'
import { ruleGroup } from './rule-group.ts'
import * as webAclChecks from './web-acl.checks.ts'
import { webAcl } from './web-acl.ts'

export const wafv2 = service('wafv2', 'AWS WAF', [
  evidence(ruleGroup, () => import('./rule-group.calls.ts'), ruleGroupChecks),
  evidence(webAcl, () => import('./web-acl.calls.ts'), webAclChecks),
])
