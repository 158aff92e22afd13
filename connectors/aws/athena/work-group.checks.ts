import type { WorkGroupConfiguration } from '@aws-sdk/client-athena'
import {
  check,
  type Equivalents,
  fail,
  type Json,
  notApplicable,
  pass,
  type ResourceCheck,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { workGroup } from './work-group.ts'

const GUIDE = 'https://docs.aws.amazon.com/athena/latest/ug'

interface Of {
  id: string
  title: string
  remediation: string
  reference: string
  equivalents: Equivalents
  judge(configuration: Json<WorkGroupConfiguration>): Verdict
}

/** Of a workgroup that is turned off nothing is asked. */
const configured = ({ id, title, remediation, reference, equivalents, judge }: Of): ResourceCheck =>
  check(workGroup, {
    ...{ id, title, remediation, equivalents, severity: 'medium', references: [`${GUIDE}/${reference}.html`] },
    test({ WorkGroup: group }) {
      if (group?.State === 'DISABLED') return notApplicable('The workgroup is DISABLED.')
      return group?.Configuration
        ? judge(group.Configuration)
        : unknown('AWS did not state the configuration of the workgroup.')
    },
  })

/** Results that Athena keeps itself are always encrypted. */
export const resultsEncrypted = configured({
  id: 'athena-work-group-results-encrypted',
  title: 'Workgroups of Athena encrypt query results',
  remediation: 'Set encryption of query results for the workgroup.',
  reference: 'encrypting-query-results-stored-in-s3',
  equivalents: { prowler: ['athena_workgroup_encryption'] },
  judge({
    ManagedQueryResultsConfiguration: managed,
    ResultConfiguration: results,
    EnforceWorkGroupConfiguration: only,
  }) {
    if (managed?.Enabled) return pass('Athena keeps the results itself, encrypted.')
    const option = results?.EncryptionConfiguration?.EncryptionOption
    if (option) return pass(`Results are encrypted by ${option}${only ? '' : ', where clients set nothing else'}.`)
    return results?.EncryptionConfiguration
      ? unknown('AWS did not say how results are encrypted.')
      : fail('No encryption of results is set.')
  },
})

export const configurationEnforced = configured({
  id: 'athena-work-group-configuration-enforced',
  title: 'Workgroups of Athena enforce their settings',
  remediation: 'Let the settings of the workgroup override those of clients.',
  reference: 'workgroups-settings-override',
  equivalents: { prowler: ['athena_workgroup_enforce_configuration'] },
  judge({ EnforceWorkGroupConfiguration: enforced }) {
    if (enforced === undefined) return unknown('AWS did not say whether clients may use settings of their own.')
    return enforced ? pass('Clients cannot use settings of their own.') : fail('Clients may use settings of their own.')
  },
})

export const metricsPublished = configured({
  id: 'athena-work-group-metrics-published',
  title: 'Workgroups of Athena publish metrics of their queries',
  remediation: 'Turn on metrics in CloudWatch for the workgroup.',
  reference: 'athena-cloudwatch-metrics-enable',
  equivalents: {
    prowler: ['athena_workgroup_logging_enabled'],
    securityHub: ['Athena.4'],
    config: ['athena-workgroup-logging-enabled'],
  },
  judge({ PublishCloudWatchMetricsEnabled: published }) {
    if (published === undefined) return unknown('AWS did not say whether metrics are published.')
    return published ? pass('Metrics are published.') : fail('Metrics are not published.')
  },
})
