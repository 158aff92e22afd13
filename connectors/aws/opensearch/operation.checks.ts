import type { LogType } from '@aws-sdk/client-opensearch'
import { check, fail, type Json, pass, unknown, type Verdict } from '../../kit/index.ts'
import { type Domain, domain, domainOf } from './domain.ts'

/** AWS leaves out a log that was never set. */
function published(t: Json<Domain>, ...logs: LogType[]): Verdict {
  const options: Partial<Record<string, { Enabled?: boolean | undefined }>> = domainOf(t).LogPublishingOptions ?? {}
  const off = logs.filter(log => !options[log]?.Enabled)
  return off.length > 0 ? fail(`Not published: ${off.join(', ')}.`) : pass(`Published: ${logs.join(', ')}.`)
}

const LOGS = [
  'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html',
]

export const errorLog = check(domain, {
  id: 'opensearch-domain-error-log-published',
  title: 'OpenSearch domains send their error log to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Publish the error log of the domain to a log group.',
  references: LOGS,
  equivalents: {
    securityHub: ['ES.4', 'Opensearch.4'],
    config: ['elasticsearch-logs-to-cloudwatch', 'opensearch-logs-to-cloudwatch'],
  },
  test: t => published(t, 'ES_APPLICATION_LOGS'),
})

export const auditLog = check(domain, {
  id: 'opensearch-domain-audit-log-published',
  title: 'OpenSearch domains send their audit log to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Turn on audit logs in Dashboards, and publish them to a log group.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html'],
  equivalents: {
    prowler: ['opensearch_service_domains_audit_logging_enabled'],
    securityHub: ['ES.5', 'Opensearch.5'],
    config: ['opensearch-audit-logging-enabled'],
  },
  test: t => published(t, 'AUDIT_LOGS'),
})

export const slowLogs = check(domain, {
  id: 'opensearch-domain-slow-logs-published',
  title: 'OpenSearch domains send their slow logs to CloudWatch Logs',
  severity: 'low',
  remediation: 'Publish the slow logs of searches and of indexing to log groups.',
  references: LOGS,
  equivalents: { prowler: ['opensearch_service_domains_cloudwatch_logging_enabled'] },
  test: t => published(t, 'SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS'),
})

const FAULTS = ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html']

export const dataNodes = check(domain, {
  id: 'opensearch-domain-three-data-nodes',
  title: 'OpenSearch domains have three data nodes or more, in several zones',
  severity: 'medium',
  remediation: 'Give the domain three data nodes or more, and turn on zone awareness.',
  references: FAULTS,
  equivalents: {
    prowler: ['opensearch_service_domains_fault_tolerant_data_nodes'],
    securityHub: ['ES.6', 'Opensearch.6'],
    config: ['opensearch-data-node-fault-tolerance'],
  },
  test(t) {
    const { InstanceCount: count, ZoneAwarenessEnabled: zones } = domainOf(t).ClusterConfig ?? {}
    if (count === undefined || zones === undefined) return unknown('AWS did not state how the data nodes are spread.')
    if (!zones) return fail('The data nodes are in one zone.')
    return count >= 3
      ? pass(`${count} data nodes are spread over zones.`)
      : fail(`The domain has ${count} data nodes only.`)
  },
})

export const dedicatedMasters = check(domain, {
  id: 'opensearch-domain-three-dedicated-masters',
  title: 'OpenSearch domains have three dedicated master nodes or more',
  severity: 'medium',
  remediation: 'Give the domain three dedicated master nodes.',
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html',
  ],
  equivalents: {
    prowler: ['opensearch_service_domains_fault_tolerant_master_nodes'],
    securityHub: ['ES.7'],
    config: ['elasticsearch-primary-node-fault-tolerance', 'opensearch-primary-node-fault-tolerance'],
  },
  test(t) {
    const { DedicatedMasterEnabled: on, DedicatedMasterCount: count } = domainOf(t).ClusterConfig ?? {}
    if (on === false) return fail('The domain has no dedicated master nodes.')
    if (!on || count === undefined) return unknown('AWS did not state how many dedicated master nodes there are.')
    return count >= 3
      ? pass(`It has ${count} dedicated master nodes.`)
      : fail(`It has ${count} dedicated master nodes only.`)
  },
})

export const softwareCurrent = check(domain, {
  id: 'opensearch-domain-software-current',
  title: 'OpenSearch domains run the latest service software',
  severity: 'medium',
  remediation: 'Install the service software update that AWS offers for the domain.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/service-software.html'],
  equivalents: {
    prowler: ['opensearch_service_domains_updated_to_the_latest_service_software_version'],
    securityHub: ['Opensearch.10'],
    config: ['opensearch-update-check'],
  },
  test(t) {
    const of = domainOf(t).ServiceSoftwareOptions
    if (of?.UpdateAvailable === undefined) return unknown('AWS did not state whether there is an update.')
    if (!of.UpdateAvailable)
      return pass(`The service software is current (${of.CurrentVersion || 'no version stated'}).`)
    return fail(`The update ${of.NewVersion || 'that AWS offers'} is not installed.`)
  },
})
