import { metrics } from '../../../../connectors/aws/wafv2/rule-group.checks.ts'
import { hasRules, logging } from '../../../../connectors/aws/wafv2/web-acl.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const acl = (WebACL: object | null) => ({ WebACL })
const RULE = { Name: 'limit', Priority: 0 }

checkTable(hasRules, {
  pass: [
    { case: 'a rule', settings: acl({ Rules: [RULE] }), reason: /1 rules/ },
    {
      case: 'a group of Firewall Manager alone',
      settings: acl({ Rules: [], PreProcessFirewallManagerRuleGroups: [{}] }),
    },
  ],
  fail: [{ case: 'none', settings: acl({ Rules: [] }) }],
  unknown: [
    { case: 'not stated', settings: acl({ Name: 'shop' }) },
    { case: 'AWS answers nothing', settings: acl(null) },
  ],
})

const logs = (LoggingConfiguration: object | null) => ({ LoggingConfiguration })
const LogDestinationConfigs = ['arn:aws:s3:::aws-waf-logs-shop']

checkTable(logging, {
  pass: [
    { case: 'a destination', settings: logs({ LogDestinationConfigs }), reason: /shop\.$/ },
    {
      case: 'a destination and a filter',
      settings: logs({ LogDestinationConfigs, LoggingFilter: { DefaultBehavior: 'DROP' } }),
      reason: /filter keeps some/,
    },
  ],
  fail: [{ case: 'none', settings: logs(null) }],
  unknown: [{ case: 'a configuration without a destination', settings: logs({ ResourceArn: 'arn' }) }],
})

const group = (VisibilityConfig?: object) => ({ RuleGroup: { Name: 'own', VisibilityConfig } })

checkTable(metrics, {
  pass: [{ case: 'on', settings: group({ CloudWatchMetricsEnabled: true }) }],
  fail: [{ case: 'off', settings: group({ CloudWatchMetricsEnabled: false }) }],
  unknown: [
    { case: 'not stated', settings: group() },
    { case: 'AWS answers nothing', settings: { RuleGroup: null } },
  ],
})
