import { check, fail, pass, unknown } from '../../kit/index.ts'
import { ruleGroup } from './rule-group.ts'

export const metrics = check(ruleGroup, {
  id: 'wafv2-rule-group-metrics-enabled',
  title: 'Rule groups of AWS WAF report metrics',
  severity: 'medium',
  remediation: 'Turn on CloudWatch metrics in the visibility settings of the rule group.',
  why: 'Without metrics no alarm can tell that a rule suddenly matches, or stopped matching.',
  references: ['https://docs.aws.amazon.com/waf/latest/developerguide/monitoring-cloudwatch.html'],
  equivalents: { securityHub: ['WAF.12'], config: ['wafv2-rulegroup-logging-enabled'] },
  test({ RuleGroup: group }) {
    const on = group?.VisibilityConfig?.CloudWatchMetricsEnabled
    if (on === undefined) return unknown('AWS did not say whether the rule group reports metrics.')
    return on ? pass('CloudWatch metrics are on.') : fail('CloudWatch metrics are off.')
  },
})
