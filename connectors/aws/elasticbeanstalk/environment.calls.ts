import {
  type ConfigurationOptionSetting,
  type ConfigurationSettingsDescription,
  DescribeConfigurationSettingsCommand,
  DescribeEnvironmentsCommand,
  ElasticBeanstalkClient,
} from '@aws-sdk/client-elastic-beanstalk'
import { call, list, type Reader } from '../../kit/index.ts'
import type { Configuration, Environment } from './environment.ts'

export const describeEnvironments = list({
  action: 'elasticbeanstalk:DescribeEnvironments',
  client: ElasticBeanstalkClient,
  command: DescribeEnvironmentsCommand,
  items: 'Environments',
  id: ['ApplicationName', 'EnvironmentArn', 'EnvironmentName'],
  token: 'NextToken',
})

/** Elastic Beanstalk has one name for every value that it does not take, the name of what is gone among them. */
export const describeConfigurationSettings = call({
  action: 'elasticbeanstalk:DescribeConfigurationSettings',
  client: ElasticBeanstalkClient,
  command: DescribeConfigurationSettingsCommand,
  gone: [{ name: 'InvalidParameterValue', message: /^No (?:Environment|Application)\b.*\bfound\b/i }],
})

/**
 * Namespaces of AWS's own options whose values are numbers, names or choices. What is not here may hold a text of the
 * user's: properties of the environment (`aws:elasticbeanstalk:application:environment`, which AWS repeats as a parameter of
 * its template), of the runtime, the end point of notifications, custom options, and what AWS adds later.
 */
const KNOWN =
  /^aws:(?:autoscaling|ec2|elb|elbv2)(?::|$)|^aws:elasticbeanstalk:(?:cloudwatch:logs|cloudwatch:logs:health|command|control|environment|environment:process:[^:]+|healthreporting:system|hostmanager|managedactions|managedactions:platformupdate|monitoring|trafficsplitting|xray)$/

const isKnown = ({ Namespace }: ConfigurationOptionSetting): boolean => KNOWN.test(Namespace ?? '')

const divided = ({ OptionSettings = [], ...of }: ConfigurationSettingsDescription): Configuration => ({
  ...of,
  OptionSettings: OptionSettings.filter(isKnown),
  FreeOptionSettings: OptionSettings.filter(option => !isKnown(option)),
})

const read: Reader<Environment> = async function* (aws) {
  for await (const listed of aws.list(describeEnvironments, { IncludeDeleted: false })) {
    const { ApplicationName, EnvironmentArn, EnvironmentName } = listed
    yield {
      id: EnvironmentArn,
      name: EnvironmentName,
      settings: {
        ...listed,
        ConfigurationSettings: aws.get(describeConfigurationSettings, { ApplicationName, EnvironmentName }, r =>
          r.ConfigurationSettings?.map(divided),
        ),
      },
    }
  }
}

export default read
