import { check, fail, notApplicable, pass, unknown } from '../../kit/index.ts'
import { ruleGroup } from './rule-group.ts'

export const ruleGroupNotEmpty = check(ruleGroup, {
  id: 'network-firewall-rule-group-not-empty',
  title: 'Stateless rule groups of network firewalls have rules',
  severity: 'medium',
  remediation: 'Add rules to the group, or take it out of its policies.',
  references: ['https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateless-rule-groups-5-tuple.html'],
  equivalents: { securityHub: ['NetworkFirewall.6'], config: ['netfw-stateless-rule-group-not-empty'] },
  test({ RuleGroupResponse: about, RuleGroup: group }) {
    if (about?.Type === 'STATEFUL') return notApplicable('The group is stateful.')
    const rules = group?.RulesSource?.StatelessRulesAndCustomActions?.StatelessRules
    if (about?.Type !== 'STATELESS' || !rules) return unknown('AWS did not say what rules are in the group.')
    return rules.length > 0 ? pass(`It has ${rules.length} rules.`) : fail('The group has no rule.')
  },
})
