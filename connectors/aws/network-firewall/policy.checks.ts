import { check, fail, pass, type ResourceCheck, unknown } from '../../kit/index.ts'
import { policy } from './policy.ts'

const GUIDE = 'https://docs.aws.amazon.com/network-firewall/latest/developerguide'

export const policyRuleGroups = check(policy, {
  id: 'network-firewall-policy-has-rule-group',
  title: 'Policies of network firewalls have a rule group',
  severity: 'medium',
  remediation: 'Add a rule group to the policy.',
  references: [`${GUIDE}/firewall-policies.html`],
  equivalents: {
    prowler: ['networkfirewall_policy_rule_group_associated'],
    securityHub: ['NetworkFirewall.3'],
    config: ['netfw-policy-rule-group-associated'],
  },
  test({ FirewallPolicy: of }) {
    if (of === null) return unknown('AWS did not say what is in the policy.')
    const stateless = of.StatelessRuleGroupReferences?.length ?? 0
    const stateful = of.StatefulRuleGroupReferences?.length ?? 0
    return stateless + stateful > 0
      ? pass(`It has ${stateless} stateless and ${stateful} stateful rule groups.`)
      : fail('The policy has no rule group.')
  },
})

/** What becomes of a packet that no stateless rule matches. */
const byDefault = (
  member: 'StatelessDefaultActions' | 'StatelessFragmentDefaultActions',
  of: { id: string; what: string; prowler: string; control: string; config: string },
): ResourceCheck =>
  check(policy, {
    id: `network-firewall-policy-${of.id}-not-passed`,
    title: `Policies of network firewalls pass no ${of.what} unseen by default`,
    severity: 'medium',
    remediation: 'Set the default action to aws:drop or aws:forward_to_sfe.',
    references: [`${GUIDE}/stateless-default-actions.html`],
    equivalents: { prowler: [of.prowler], securityHub: [of.control], config: [of.config] },
    test({ FirewallPolicy: policy }) {
      const actions = policy?.[member]
      if (!actions?.length) return unknown(`AWS did not say what becomes of ${of.what}.`)
      const good = actions.find(action => action === 'aws:drop' || action === 'aws:forward_to_sfe')
      return good ? pass(`The default action is ${good}.`) : fail(`The default action is ${actions.join(' with ')}.`)
    },
  })

export const fullPackets = byDefault('StatelessDefaultActions', {
  id: 'full-packets',
  what: 'full packets',
  prowler: 'networkfirewall_policy_default_action_full_packets',
  control: 'NetworkFirewall.4',
  config: 'netfw-policy-default-action-full-packets',
})

export const fragments = byDefault('StatelessFragmentDefaultActions', {
  id: 'fragmented-packets',
  what: 'fragmented packets',
  prowler: 'networkfirewall_policy_default_action_fragmented_packets',
  control: 'NetworkFirewall.5',
  config: 'netfw-policy-default-action-fragment-packets',
})
