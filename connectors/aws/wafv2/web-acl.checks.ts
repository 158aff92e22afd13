import { check, fail, pass, unknown } from '../../kit/index.ts'
import { webAcl } from './web-acl.ts'

export const hasRules = check(webAcl, {
  id: 'wafv2-web-acl-has-rules',
  title: 'Web ACLs have rules',
  severity: 'medium',
  remediation: 'Add rules or rule groups to the web ACL.',
  why: 'A web ACL without rules treats all requests alike.',
  references: ['https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-editing.html'],
  equivalents: { prowler: ['wafv2_webacl_with_rules'], securityHub: ['WAF.10'], config: ['wafv2-webacl-not-empty'] },
  test({ WebACL: acl }) {
    if (acl === null) return unknown('AWS answered no web ACL.')
    const central = [
      ...(acl.PreProcessFirewallManagerRuleGroups ?? []),
      ...(acl.PostProcessFirewallManagerRuleGroups ?? []),
    ]
    const rules = acl.Rules?.length ?? 0
    if (rules + central.length > 0)
      return pass(`It has ${rules} rules and ${central.length} rule groups of Firewall Manager.`)
    return acl.Rules === undefined ? unknown('AWS did not say which rules the web ACL has.') : fail('It has no rules.')
  },
})

export const logging = check(webAcl, {
  id: 'wafv2-web-acl-logging-enabled',
  title: 'Web ACLs keep logs',
  severity: 'medium',
  remediation: 'Set a log destination for the web ACL.',
  references: ['https://docs.aws.amazon.com/waf/latest/developerguide/logging.html'],
  equivalents: { prowler: ['wafv2_webacl_logging_enabled'], config: ['wafv2-logging-enabled'] },
  test({ LoggingConfiguration: configuration }) {
    if (configuration === null) return fail('It has no log destination.')
    const destinations = configuration.LogDestinationConfigs ?? []
    if (destinations.length === 0) return unknown('AWS answered no log destination of the logging configuration.')
    const dropped = configuration.LoggingFilter?.DefaultBehavior === 'DROP'
    return pass(`Logs go to ${destinations.join(', ')}${dropped ? '; a filter keeps some of them only' : ''}.`)
  },
})
