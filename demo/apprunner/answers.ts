import { type Answer, json } from '../kit/answer.ts'
import { secondsAgo } from '../kit/clock.ts'

// Wire shapes of the AWS App Runner API Reference; the emulator lacks the service. One page tells customers how things are.

const MAIN = 'us-east-1'
const HERE = `arn:aws:apprunner:${MAIN}:210987654321`
const ServiceArn = `${HERE}:service/nwp-status/8fe1e10304f84fd2b0df550fe98a71fa`
const DAY = 86_400

const listed = (now: Date) => ({
  ServiceName: 'nwp-status',
  ServiceId: '8fe1e10304f84fd2b0df550fe98a71fa',
  ServiceArn,
  ServiceUrl: `psbqam834h.${MAIN}.awsapprunner.com`,
  CreatedAt: secondsAgo(now, 75 * DAY),
  UpdatedAt: secondsAgo(now, 30 * DAY),
  Status: 'RUNNING',
})

const described = (now: Date) => ({
  ...listed(now),
  SourceConfiguration: {
    ImageRepository: {
      ImageIdentifier: `210987654321.dkr.ecr.${MAIN}.amazonaws.com/nwp-status:1.8.2`,
      ImageRepositoryType: 'ECR',
      ImageConfiguration: { Port: '8080', RuntimeEnvironmentVariables: { STATUS_TOKEN: 'demo-only-4Wd8' } },
    },
    AutoDeploymentsEnabled: false,
    AuthenticationConfiguration: { AccessRoleArn: 'arn:aws:iam::210987654321:role/nwp-status-images' },
  },
  InstanceConfiguration: { Cpu: '1024', Memory: '2048' },
  HealthCheckConfiguration: { Protocol: 'HTTP', Path: '/', Interval: 10, Timeout: 5 },
  AutoScalingConfigurationSummary: {
    AutoScalingConfigurationArn: `${HERE}:autoscalingconfiguration/DefaultConfiguration/1/00000000000000000000000000000001`,
    AutoScalingConfigurationName: 'DefaultConfiguration',
    AutoScalingConfigurationRevision: 1,
  },
  NetworkConfiguration: {
    EgressConfiguration: { EgressType: 'VPC', VpcConnectorArn: `${HERE}:vpcconnector/nwp-inner/1/0a1b2c3d` },
    IngressConfiguration: { IsPubliclyAccessible: true },
    IpAddressType: 'IPV4',
  },
})

const answer = (operation: string, members: (now: Date) => object, none: object): Answer => ({
  service: 'apprunner',
  operation,
  respond: ({ region, now }) => json(region === MAIN ? members(now) : none),
})

export const answers: readonly Answer[] = [
  answer('ListServices', now => ({ ServiceSummaryList: [listed(now)] }), { ServiceSummaryList: [] }),
  answer('DescribeService', now => ({ Service: described(now) }), {}),
  answer(
    'ListVpcConnectors',
    now => ({
      VpcConnectors: [
        {
          VpcConnectorName: 'nwp-inner',
          VpcConnectorArn: `${HERE}:vpcconnector/nwp-inner/1/0a1b2c3d`,
          VpcConnectorRevision: 1,
          Subnets: ['subnet-0a1b2c3d4e5f60718'],
          SecurityGroups: ['sg-0a1b2c3d4e5f60718'],
          Status: 'ACTIVE',
          CreatedAt: secondsAgo(now, 75 * DAY),
        },
      ],
    }),
    { VpcConnectors: [] },
  ),
]
