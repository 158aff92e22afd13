import type { EnvironmentStatus } from '@aws-sdk/client-elastic-beanstalk'
import {
  check,
  type Equivalents,
  fail,
  type Json,
  meaningOf,
  notApplicable,
  pass,
  type ResourceCheck,
  type Severity,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { type Environment, environment } from './environment.ts'

const GUIDE = 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg'

const IS_ENDING: Readonly<Record<EnvironmentStatus, boolean>> = {
  Aborting: false,
  Launching: false,
  LinkingFrom: false,
  LinkingTo: false,
  Ready: false,
  Terminated: true,
  Terminating: true,
  Updating: false,
}

interface Of {
  id: string
  title: string
  severity: Severity
  remediation: string
  reference: string
  equivalents: Equivalents
  /** Namespace and name of the option. */
  option: readonly [string, string]
  /** What the option is about, as a clause that follows "AWS did not state". */
  about: string
  judge(value: string, of: Json<Environment>): Verdict | undefined
}

/** What is deployed counts; beside it there may be a set that is on its way, or failed to get there. */
const optionOf = (of: Json<Environment>, [namespace, name]: readonly [string, string]): string | undefined =>
  of.ConfigurationSettings?.find(set => set.DeploymentStatus === 'deployed')?.OptionSettings.find(
    option => option.Namespace === namespace && option.OptionName === name,
  )?.Value

const onOption = ({
  id,
  title,
  severity,
  remediation,
  reference,
  equivalents,
  option,
  about,
  judge,
}: Of): ResourceCheck =>
  check(environment, {
    ...{ id, title, severity, remediation, equivalents, references: [`${GUIDE}/${reference}.html`] },
    test(of) {
      const status = of.Status
      if (!status) return unknown('AWS did not state the status of the environment.')
      if (meaningOf(status, IS_ENDING, 'the status of the environment'))
        return notApplicable(`The environment is ${status}.`)
      const value = optionOf(of, option)
      if (!value) return unknown(`AWS did not state ${about}.`)
      return judge(value, of) ?? unknown(`Exhibit does not know the value ${value} of the option ${option[1]}.`)
    },
  })

const onOrOff = (on: string, off: string) => (value: string) =>
  value === 'true' ? pass(on) : value === 'false' ? fail(off) : undefined

export const enhancedHealth = onOption({
  id: 'elasticbeanstalk-environment-enhanced-health',
  title: 'Environments of Elastic Beanstalk report their health in detail',
  severity: 'low',
  remediation: 'Set health reporting of the environment to enhanced.',
  reference: 'health-enhanced',
  equivalents: {
    prowler: ['elasticbeanstalk_environment_enhanced_health_reporting'],
    securityHub: ['ElasticBeanstalk.1'],
    config: ['beanstalk-enhanced-health-reporting-enabled'],
  },
  option: ['aws:elasticbeanstalk:healthreporting:system', 'SystemType'],
  about: 'how the environment reports its health',
  judge: value =>
    value === 'enhanced'
      ? pass('Health reporting is enhanced.')
      : value === 'basic'
        ? fail('Health reporting is basic.')
        : undefined,
})

export const managedUpdates = onOption({
  id: 'elasticbeanstalk-environment-managed-updates-enabled',
  title: 'Environments of Elastic Beanstalk take platform updates by themselves',
  severity: 'high',
  remediation: 'Turn on managed platform updates of the environment, and choose when they are applied.',
  reference: 'environment-platform-update-managed',
  equivalents: {
    prowler: ['elasticbeanstalk_environment_managed_updates_enabled'],
    securityHub: ['ElasticBeanstalk.2'],
    config: ['elastic-beanstalk-managed-updates-enabled'],
  },
  option: ['aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled'],
  about: 'whether platform updates are applied by themselves',
  judge: onOrOff('Managed platform updates are on.', 'Managed platform updates are off.'),
})

export const logsStreamed = onOption({
  id: 'elasticbeanstalk-environment-logs-streamed',
  title: 'Environments of Elastic Beanstalk send their logs to CloudWatch',
  severity: 'high',
  remediation: 'Let the environment stream its logs to CloudWatch Logs.',
  reference: 'AWSHowTo.cloudwatchlogs',
  equivalents: {
    prowler: ['elasticbeanstalk_environment_cloudwatch_logging_enabled'],
    securityHub: ['ElasticBeanstalk.3'],
    config: ['elastic-beanstalk-logs-to-cloudwatch'],
  },
  option: ['aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs'],
  about: 'whether logs are sent to CloudWatch',
  judge: onOrOff('Logs are sent to CloudWatch.', 'Logs stay on the instances.'),
})
