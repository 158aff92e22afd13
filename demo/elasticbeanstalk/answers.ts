import { type Answer, type AnswerResponse, xml } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'

// Wire shapes of the AWS Elastic Beanstalk API Reference; the emulator has no settings of environments.

const MAIN = 'us-east-1'
const ACCOUNT = '210987654321'
const STACK = '64bit Amazon Linux 2023 v6.5.2 running Node.js 22'

const answered = (operation: string, members: string): AnswerResponse =>
  xml(
    `<${operation}Response xmlns="http://elasticbeanstalk.amazonaws.com/docs/2010-12-01/"><${operation}Result>${members}</${operation}Result><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></${operation}Response>`,
  )

/** The back office as it should be, and a page that was set up in an afternoon. */
const ENVIRONMENTS = [
  { id: 'e-m3x8kq2wvp', application: 'nwp-back-office', name: 'nwp-back-office-live', days: 380, isGood: true },
  { id: 'e-7hd4tz9cyn', application: 'nwp-careers', name: 'nwp-careers-page', days: 900, isGood: false },
] as const
type Environment = (typeof ENVIRONMENTS)[number]

const described = ({ id, application, name, days }: Environment, now: Date): string =>
  `<member><EnvironmentName>${name}</EnvironmentName><EnvironmentId>${id}</EnvironmentId><ApplicationName>${application}</ApplicationName><VersionLabel>v42</VersionLabel><SolutionStackName>${STACK}</SolutionStackName><PlatformArn>arn:aws:elasticbeanstalk:${MAIN}::platform/Node.js 22 running on 64bit Amazon Linux 2023/6.5.2</PlatformArn><EndpointURL>awseb--AWSEB-${id.slice(2)}.${MAIN}.elb.amazonaws.com</EndpointURL><CNAME>${name}.${MAIN}.elasticbeanstalk.com</CNAME><DateCreated>${daysAgo(now, days)}</DateCreated><DateUpdated>${daysAgo(now, 30)}</DateUpdated><Status>Ready</Status><AbortableOperationInProgress>false</AbortableOperationInProgress><Health>Green</Health><HealthStatus>Ok</HealthStatus><Tier><Name>WebServer</Name><Type>Standard</Type><Version>1.0</Version></Tier><EnvironmentLinks/><EnvironmentArn>arn:aws:elasticbeanstalk:${MAIN}:${ACCOUNT}:environment/${application}/${name}</EnvironmentArn></member>`

const option = (namespace: string, name: string, value: string): string =>
  `<member><Namespace>${namespace}</Namespace><OptionName>${name}</OptionName><Value>${value}</Value></member>`

function settingsOf({ application, name, isGood }: Environment, now: Date): string {
  const password = isGood ? 'kR7-blue-heron' : 'careers2024'
  const options = [
    option('aws:autoscaling:asg', 'MinSize', isGood ? '2' : '1'),
    option('aws:autoscaling:launchconfiguration', 'IamInstanceProfile', 'aws-elasticbeanstalk-ec2-role'),
    option('aws:cloudformation:template:parameter', 'EnvironmentVariables', `DB_PASSWORD=${password},LOG_LEVEL=info`),
    option('aws:elasticbeanstalk:application:environment', 'DB_PASSWORD', password),
    option('aws:elasticbeanstalk:application:environment', 'LOG_LEVEL', 'info'),
    option('aws:elasticbeanstalk:cloudwatch:logs', 'RetentionInDays', isGood ? '365' : '7'),
    option('aws:elasticbeanstalk:cloudwatch:logs', 'StreamLogs', String(isGood)),
    option('aws:elasticbeanstalk:healthreporting:system', 'SystemType', isGood ? 'enhanced' : 'basic'),
    option('aws:elasticbeanstalk:managedactions', 'ManagedActionsEnabled', String(isGood)),
    ...(isGood ? [option('aws:elasticbeanstalk:managedactions:platformupdate', 'UpdateLevel', 'minor')] : []),
  ]
  return `<ConfigurationSettings><member><SolutionStackName>${STACK}</SolutionStackName><ApplicationName>${application}</ApplicationName><EnvironmentName>${name}</EnvironmentName><DeploymentStatus>deployed</DeploymentStatus><DateCreated>${daysAgo(now, 380)}</DateCreated><DateUpdated>${daysAgo(now, 30)}</DateUpdated><OptionSettings>${options.join('')}</OptionSettings></member></ConfigurationSettings>`
}

export const answers: readonly Answer[] = [
  {
    service: 'elasticbeanstalk',
    operation: 'DescribeEnvironments',
    respond: ({ region, now }) =>
      answered(
        'DescribeEnvironments',
        `<Environments>${region === MAIN ? ENVIRONMENTS.map(of => described(of, now)).join('') : ''}</Environments>`,
      ),
  },
  {
    service: 'elasticbeanstalk',
    operation: 'DescribeConfigurationSettings',
    respond({ body, now }) {
      const asked = new URLSearchParams(body).get('EnvironmentName')
      const found = ENVIRONMENTS.find(({ name }) => name === asked)
      return answered('DescribeConfigurationSettings', found ? settingsOf(found, now) : '<ConfigurationSettings/>')
    },
  },
]
