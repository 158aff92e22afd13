import { describe, expect, test } from 'vitest'
import { alarmChecks } from '../../../../connectors/aws/cloudwatch/alarm.checks.ts'
import { monitored } from '../../../../connectors/aws/cloudwatch/monitored-events.ts'
import { coversEvents } from '../../../../connectors/aws/logs/filter-coverage.ts'
import { verdictOf } from '../../../kit/rows.ts'
import { checkTable, type Row } from '../../../kit/table.ts'
import { ACCOUNT, chainOf, type Links, patterns } from './alarm-rows.ts'

const FOREIGN = '999999999999'
const bad: readonly [string, Links, RegExp][] = [
  ['a single-Region trail', { trail: { IsMultiRegionTrail: false } }, /No multi-Region trail/],
  ['a stopped trail', { trail: { Status: { IsLogging: false } } }, /No multi-Region trail/],
  [
    'a trail of data events',
    { trail: { EventSelectors: [{ IncludeManagementEvents: false }] } },
    /No multi-Region trail/,
  ],
  [
    "the organization's trail is stopped",
    {
      trail: {
        IsOrganizationTrail: true,
        Status: { IsLogging: false },
        CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${FOREIGN}:log-group:trail:*`,
      },
    },
    /No multi-Region trail/,
  ],
  ['a trail without a log group', { trail: { CloudWatchLogsLogGroupArn: undefined } }, /No multi-Region trail/],
  [
    'a trail whose last delivery to its log group failed',
    { trail: { Deliveries: { LatestCloudWatchLogsDeliveryError: 'AccessDenied' } } },
    /No multi-Region trail/,
  ],
  ['a filter on another log group', { filter: { logGroupName: 'app' } }, /No metric filter/],
  ['a filter of other events', { filter: { filterPattern: '{ $.eventName = CreateTags }' } }, /No metric filter/],
  ['a filter of every event', { filter: { filterPattern: '{ $.eventName = * }' } }, /No metric filter/],
  ['a filter without a pattern', { filter: { filterPattern: undefined } }, /No metric filter/],
  ['a filter that counts nothing', { filter: { metricTransformations: [] } }, /No metric filter/],
  [
    'a filter that adds zero',
    { filter: { metricTransformations: [{ metricNamespace: 'Security', metricName: 'Events', metricValue: '0' }] } },
    /No metric filter/,
  ],
  [
    'a metric split by dimensions',
    {
      filter: {
        metricTransformations: [
          { metricNamespace: 'Security', metricName: 'Events', metricValue: '1', dimensions: { user: '$.user' } },
        ],
      },
    },
    /No metric filter/,
  ],
  ['an alarm on another metric', { alarm: { MetricName: 'Other' } }, /No alarm/],
  ['an alarm on another namespace', { alarm: { Namespace: 'Other' } }, /No alarm/],
  ['an alarm on one dimension', { alarm: { Dimensions: [{ Name: 'user', Value: 'a' }] } }, /No alarm/],
  ['an alarm on another unit', { alarm: { Unit: 'Seconds' } }, /No alarm/],
  [
    'a query for another unit',
    {
      alarm: {
        MetricName: undefined,
        Metrics: [
          {
            Id: 'm',
            MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Events' }, Stat: 'Sum', Unit: 'Count' },
          },
        ],
      },
    },
    /No alarm/,
  ],
  [
    'the metric of another account',
    {
      alarm: {
        MetricName: undefined,
        Metrics: [
          {
            Id: 'm',
            AccountId: FOREIGN,
            MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Events' }, Stat: 'Sum' },
          },
        ],
      },
    },
    /No alarm/,
  ],
  ['an alarm on a fall', { alarm: { ComparisonOperator: 'LessThanThreshold' } }, /No alarm/],
  ['an alarm outside a band', { alarm: { ComparisonOperator: 'GreaterThanUpperThreshold' } }, /No alarm/],
  ['the alarm is muted', { mutes: [{}] }, /tells nobody: mute rule night mutes it/],
  ['actions are off', { alarm: { ActionsEnabled: false } }, /confirmed/],
  ['no actions', { alarm: { AlarmActions: [] } }, /confirmed/],
  [
    'actions on recovery only',
    { alarm: { AlarmActions: [], OKActions: [`arn:aws:sns:us-east-1:${ACCOUNT}:security`] } },
    /confirmed/,
  ],
  ['another action', { alarm: { AlarmActions: [`arn:aws:ssm:us-east-1:${ACCOUNT}:opsitem:1`] } }, /confirmed/],
  ['a topic that is gone', { alarm: { AlarmActions: [`arn:aws:sns:us-east-1:${ACCOUNT}:gone`] } }, /confirmed/],
  [
    "the topic is encrypted with SNS's own key",
    { topic: { Attributes: { KmsMasterKeyId: 'alias/aws/sns' } } },
    /confirmed/,
  ],
  ['nobody subscribes', { topic: { Subscriptions: [] } }, /confirmed/],
  [
    'nobody confirmed',
    { topic: { Subscriptions: [{ SubscriptionArn: 'PendingConfirmation' }, { SubscriptionArn: 'Deleted' }] } },
    /confirmed/,
  ],
]

/** Mute rules that leave the alarm alone. */
const silent: readonly [string, object][] = [
  ['another alarm is muted', { MuteTargets: { AlarmNames: ['other'] } }],
  ['a mute rule is of no alarm', { MuteTargets: null }],
  ['a mute rule has expired', { Status: 'EXPIRED' }],
  ['it will be muted once, later', { Status: 'SCHEDULED', MuteType: 'ONE_TIME' }],
]

/** Alarms that one event does not set off. */
const late: readonly [string, Links][] = [
  ['a threshold of ten', { alarm: { Threshold: 10 } }],
  ['more than one', { alarm: { ComparisonOperator: 'GreaterThanThreshold' } }],
  ['in two periods', { alarm: { EvaluationPeriods: 3, DatapointsToAlarm: 2 } }],
  ['in three periods', { alarm: { EvaluationPeriods: 3 } }],
  [
    'on average, with a zero for each other event',
    {
      alarm: { Statistic: 'Average' },
      filter: {
        metricTransformations: [
          { metricNamespace: 'Security', metricName: 'Events', metricValue: '1', defaultValue: 0 },
        ],
      },
    },
  ],
  ['by a percentile', { alarm: { Statistic: undefined, ExtendedStatistic: 'p99' } }],
]

/** Alarms that no number of events sets off. */
const never: readonly [string, Links][] = [
  ['a mean of ones above five', { alarm: { Statistic: 'Average', Threshold: 5 } }],
  ['a largest of ones above one', { alarm: { Statistic: 'Maximum', ComparisonOperator: 'GreaterThanThreshold' } }],
  ['by a percentile', { alarm: { Statistic: undefined, ExtendedStatistic: 'p99' } }],
]

const unread: readonly [string, Links][] = [
  ['the selectors of the trail', { gaps: { trail: ['EventSelectors', 'AdvancedEventSelectors'] } }],
  ['the filter', { gaps: { filter: ['filterPattern'] } }],
  ['the alarm', { gaps: { alarm: ['AlarmActions'] } }],
  ['the key of the topic', { gaps: { topic: ['Attributes'] } }],
  ['the subscriptions', { gaps: { topic: ['Subscriptions'] } }],
]

const elsewhere: readonly [string, Links, RegExp][] = [
  [
    'the trail delivers to another account',
    { trail: { CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${FOREIGN}:log-group:trail:*` } },
    /another account/,
  ],
  [
    'the log group is in a region outside the run',
    { trail: { CloudWatchLogsLogGroupArn: `arn:aws:logs:ap-south-1:${ACCOUNT}:log-group:trail:*` } },
    /outside the run/,
  ],
  [
    'the topic is in another account',
    { alarm: { AlarmActions: [`arn:aws:sns:us-east-1:${FOREIGN}:security`] } },
    /topic of another account/,
  ],
]

/** In a member: the organization's trail delivers to a log group of the account that owns it. */
const organizationTrail = {
  TrailARN: `arn:aws:cloudtrail:us-east-1:${FOREIGN}:trail/org`,
  IsOrganizationTrail: true,
  CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${FOREIGN}:log-group:trail:*`,
}
const there = { $judgedIn: FOREIGN }
const others: readonly [string, Links][] = [
  ["the organization's trail delivers to the account that owns it", { trail: organizationTrail }],
  [
    'whose selectors only it may read',
    { trail: { ...organizationTrail, EventSelectors: there, AdvancedEventSelectors: there } },
  ],
  ['whose status only it may read', { trail: { ...organizationTrail, Status: there, Deliveries: there } }],
  [
    'whose selectors could not be read',
    { trail: organizationTrail, gaps: { trail: ['EventSelectors', 'AdvancedEventSelectors'] } },
  ],
]

/** What may tell, in a way that is not followed. */
const notFollowed = (pattern: string): readonly [string, NonNullable<Row['read']>, RegExp][] => {
  const quiet = chainOf(pattern, { alarm: { AlarmActions: [] } })
  const composite = (rule: string) => ({
    id: 'composite',
    name: 'composite',
    region: 'us-east-1',
    settings: { AlarmRule: rule, ActionsEnabled: true, AlarmActions: [`arn:aws:sns:us-east-1:${ACCOUNT}:security`] },
  })
  const math = { Id: 'm', MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Events' }, Stat: 'Sum' } }
  const mathOf = (Expression: string, ComparisonOperator: string) =>
    chainOf(pattern, {
      alarm: { MetricName: undefined, ComparisonOperator, Metrics: [math, { Id: 'e', Expression }] },
    })
  return [
    [
      'a filter on transformed logs',
      chainOf(pattern, { filter: { applyOnTransformedLogs: true } }),
      /it looks at transformed logs, which are not followed/,
    ],
    [
      'a filter of one source account',
      chainOf(pattern, { filter: { fieldSelectionCriteria: '@aws.account = "1"' } }),
      /its criteria choose among the events/,
    ],
    ['a composite alarm', { ...quiet, alarms: [...(quiet.alarms ?? []), composite('ALARM("alarm")')] }, /Composite/],
    ['metric math', mathOf('m * 2', 'GreaterThanThreshold'), /metric math or a band/],
    [
      'a band of what is usual',
      mathOf('ANOMALY_DETECTION_BAND(m, 2)', 'GreaterThanUpperThreshold'),
      /metric math or a band/,
    ],
  ]
}

for (const check of alarmChecks) {
  const id = check.id.replace('cloudwatch-alarm-', '')
  const pattern = patterns[id] ?? ''
  const row = (name: string, links: Links, more: Partial<Row> = {}): Row => ({
    case: name,
    account: ACCOUNT,
    read: chainOf(pattern, links),
    ...more,
  })
  const narrower = pattern.replace(/^\{(.*)\}$/s, '{ ($1) && ($.userIdentity.userName = deployer) }')
  const whole = chainOf(pattern)
  const broken = chainOf(pattern, { topic: { Subscriptions: [] } })
  const rate = id === 'unauthorized-api-calls' || id === 'console-login-failures'
  const broad = /eventSource = \S+\)/.exec(pattern)?.[0]
  const inOrganization = id === 'organizations-changes'
  checkTable(check, {
    pass: [
      row('the whole chain', {}, { reason: /alarm \(Sum GreaterThanOrEqualToThreshold 1 in 1 period\)/ }),
      ...silent.map(([name, mute]) => row(name, { mutes: [mute] })),
      row('in another region than the others', {
        region: 'eu-west-1',
        trail: { CloudWatchLogsLogGroupArn: `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:trail:*` },
      }),
      row('the unit of the filter is named', {
        alarm: { Unit: 'Count' },
        filter: {
          metricTransformations: [
            { metricNamespace: 'Security', metricName: 'Events', metricValue: '1', unit: 'Count' },
          ],
        },
      }),
      row('the metric is given by a query', {
        alarm: {
          MetricName: undefined,
          Namespace: undefined,
          Statistic: undefined,
          Metrics: [{ Id: 'm', MetricStat: { Metric: { Namespace: 'Security', MetricName: 'Events' }, Stat: 'Sum' } }],
        },
      }),
      row(
        'a broken chain beside it, and lists that are not whole',
        {},
        {
          read: Object.fromEntries(Object.entries(whole).map(([k, v]) => [k, [...(broken[k] ?? []), ...v]])),
          incomplete: ['trails', 'filters', 'alarms', 'topics'],
        },
      ),
    ],
    fail: [
      ...bad.map(([name, links, reason]) => row(name, links, { reason })),
      ...(rate
        ? never.map(([name, links]) => row(name, links, { reason: /any number of events/ }))
        : late.map(([name, links]) => row(name, links, { reason: /single event/ }))),
      ...(broad
        ? [
            row(
              'a filter of all calls',
              { filter: { filterPattern: `{ ($.${broad} }` } },
              { reason: /No metric filter/ },
            ),
          ]
        : []),
      row('a filter that asks for more', { filter: { filterPattern: narrower } }, { reason: /No metric filter/ }),
      row(
        'a filter in another region than the log group',
        {},
        {
          read: { ...whole, filters: chainOf(pattern, { region: 'eu-west-1' }).filters ?? [] },
          reason: /No metric filter/,
        },
      ),
      row(
        'an alarm in another region than the filter',
        {},
        {
          read: { ...whole, alarms: chainOf(pattern, { region: 'eu-west-1' }).alarms ?? [] },
          reason: /No alarm/,
        },
      ),
      row('no trail', {}, { read: { ...whole, trails: [] } }),
      row(
        'no filter, and the alarms are not read',
        {},
        { read: { ...whole, filters: [] }, incomplete: ['alarms', 'topics'] },
      ),
    ],
    notApplicable: [
      ...others.map(([name, links]) => row(name, links, { reason: /^Judged in account 999999999999/ })),
      ...(inOrganization ? [row('no organization', {}, { read: { ...whole, organizations: [] } })] : []),
    ],
    unknown: [
      row(
        'muted at times',
        { mutes: [{ Status: 'SCHEDULED' }] },
        { reason: /night mutes alarm alarm at times \(cron/ },
      ),
      row('a mute rule of which AWS says no status', { mutes: [{ Status: undefined }] }),
      ...notFollowed(pattern).map(([name, read, reason]) => row(name, {}, { read, reason })),
      ...unread.map(([name, links]) => row(`${name} could not be read`, links)),
      ...elsewhere.map(([name, links, reason]) => row(name, links, { reason })),
      ...(['trails', 'filters', 'alarms', 'mutes', 'topics'] as const).map(name =>
        row(`${name} could not be listed`, {}, { read: { ...whole, [name]: [] }, incomplete: [name] }),
      ),
      ...(inOrganization
        ? [
            row(
              'the organization is unread',
              {},
              { read: { ...whole, organizations: [] }, incomplete: ['organizations'] },
            ),
          ]
        : []),
    ],
  })
}

const withPattern = (id: string, filterPattern: string) => {
  const check = alarmChecks.find(one => one.id === `cloudwatch-alarm-${id}`)
  if (!check) throw new Error(id)
  return verdictOf(check, { account: ACCOUNT, read: chainOf(filterPattern) }).status
}

test.each([
  [
    'cloudtrail-changes',
    '{ $.eventSource = "cloudtrail.amazonaws.com" && $.eventName = %^CreateTrail$|^UpdateTrail$|^DeleteTrail$|^StartLogging$|^StopLogging$% }',
    'pass',
  ],
  ['cloudtrail-changes', '{ $.eventName = %CreateTrail|UpdateTrail|DeleteTrail|StartLogging% }', 'fail'],
  ['cloudtrail-changes', '{ $.eventName = %.*% }', 'fail'],
  ['cloudtrail-changes', '?CreateTrail ?UpdateTrail ?DeleteTrail ?StartLogging ?StopLogging', 'unknown'],
  ['unauthorized-api-calls', '{ $.errorCode = %Unauthorized|Denied% }', 'unknown'],
  ['unauthorized-api-calls', '{ ($.errorCode = "*Unauthorized*") || ($.errorCode = "*Denied*") }', 'fail'],
] as const)('%s by %s is %s', (id, pattern, status) => expect(withPattern(id, pattern)).toBe(status))

describe('the events of each alarm', () => {
  test('there are fifteen', () => expect(monitored.map(of => of.id)).toEqual(Object.keys(patterns)))

  for (const of of monitored) {
    const pattern = patterns[of.id] ?? ''
    test.each(pattern.match(/\(\$\.eventName = (?!ConsoleLogin)\w+\)/g) ?? [])(`${of.id} needs %s`, term => {
      expect(coversEvents(pattern, of.kinds)).toBe(true)
      expect(coversEvents(pattern.replace(term, '($.eventName = Nothing)'), of.kinds)).toBe(false)
    })
  }
})
