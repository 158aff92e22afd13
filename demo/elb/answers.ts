import { type Answer, type AnswerRequest, type AnswerResponse, xml } from '../kit/answer.ts'
import { before } from '../kit/clock.ts'

// Wire shapes of the Elastic Load Balancing API Reference, version 2012-06-01, which shares names of calls with the newer one.

const NAME = 'nwp-legacy-gateway'
const VERSION = '2012-06-01'

const answered = (operation: string, members: string): AnswerResponse =>
  xml(
    `<${operation}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/${VERSION}/"><${operation}Result>${members}</${operation}Result><ResponseMetadata><RequestId>-</RequestId></ResponseMetadata></${operation}Response>`,
  )

const listener = (protocol: string, port: number, more = '', policies = '') =>
  `<member><Listener><Protocol>${protocol}</Protocol><LoadBalancerPort>${port}</LoadBalancerPort><InstanceProtocol>HTTP</InstanceProtocol><InstancePort>8080</InstancePort>${more}</Listener><PolicyNames>${policies}</PolicyNames></member>`

const described = (now: Date): string =>
  `<member><LoadBalancerName>${NAME}</LoadBalancerName><DNSName>${NAME}-1234567890.us-east-1.elb.amazonaws.com</DNSName><ListenerDescriptions>${listener('HTTP', 80)}${listener(
    'HTTPS',
    443,
    '<SSLCertificateId>arn:aws:iam::210987654321:server-certificate/nwp-gateway</SSLCertificateId>',
    '<member>nwp-tls</member>',
  )}</ListenerDescriptions><AvailabilityZones><member>us-east-1a</member></AvailabilityZones><Scheme>internet-facing</Scheme><CreatedTime>${before(now, 900).toISOString()}</CreatedTime></member>`

const POLICY =
  '<PolicyDescriptions><member><PolicyName>nwp-tls</PolicyName><PolicyTypeName>SSLNegotiationPolicyType</PolicyTypeName><PolicyAttributeDescriptions><member><AttributeName>Reference-Security-Policy</AttributeName><AttributeValue>ELBSecurityPolicy-2016-08</AttributeValue></member></PolicyAttributeDescriptions></member></PolicyDescriptions>'

const ATTRIBUTES =
  '<LoadBalancerAttributes><CrossZoneLoadBalancing><Enabled>true</Enabled></CrossZoneLoadBalancing><AccessLog><Enabled>false</Enabled></AccessLog><ConnectionDraining><Enabled>true</Enabled><Timeout>300</Timeout></ConnectionDraining><ConnectionSettings><IdleTimeout>60</IdleTimeout></ConnectionSettings><AdditionalAttributes><member><Key>elb.http.desyncmitigationmode</Key><Value>monitor</Value></member></AdditionalAttributes></LoadBalancerAttributes>'

/** The newer version is the emulator's to answer. */
const classic = (operation: string, members: (request: AnswerRequest) => string): Answer => ({
  service: 'elasticloadbalancing',
  operation,
  respond: request => (request.body.includes(`Version=${VERSION}`) ? answered(operation, members(request)) : null),
})

export const answers: readonly Answer[] = [
  classic(
    'DescribeLoadBalancers',
    ({ region, now }) =>
      `<LoadBalancerDescriptions>${region === 'us-east-1' ? described(now) : ''}</LoadBalancerDescriptions>`,
  ),
  classic('DescribeLoadBalancerAttributes', () => ATTRIBUTES),
  classic('DescribeLoadBalancerPolicies', () => POLICY),
]
