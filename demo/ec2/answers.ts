import { type Answer, type AnswerResponse, xml } from '../kit/answer.ts'
import { edges } from './edges.ts'
import { REGIONS } from './regions.ts'

// Wire shapes as the Amazon EC2 API Reference (API version 2016-11-15) shows them for each action; what they say is made up.

const answered = (operation: string, members: string): AnswerResponse =>
  xml(
    `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>-</requestId>${members}</${operation}Response>`,
  )

/** How EC2 refuses a caller whose policies do not allow the action. */
export const unauthorized = (): AnswerResponse =>
  xml(
    `<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>-</RequestID></Response>`,
    403,
  )

const MAIN = 'us-east-1'

const rewriting = (operation: string, rewrite: (body: string) => string): Answer => ({
  service: 'ec2',
  operation,
  respond: () => null,
  rewrite,
})

/** Addresses of the subnets that gateways stand in, by the name of their network. */
const GATEWAYS: Readonly<Record<string, string>> = {
  'payments-prod': '10.20.0.31',
  sandbox: '10.30.0.17',
  'payments-eu': '10.40.0.24',
}

/** The emulator gives NAT gateways private addresses outside their subnets. */
const gateways = (body: string): string =>
  body.replace(/<natGatewayAddressSet>[\s\S]*?<\/tagSet>/g, gateway => {
    const name = /<key>Name<\/key><value>([^<]*)/.exec(gateway)?.[1] ?? ''
    return gateway.replace(/(<privateIp>)[^<]*/, (all, tag: string) => (GATEWAYS[name] ? tag + GATEWAYS[name] : all))
  })

/** Machines of this century: the emulator's are paravirtual. */
const instances = (body: string): string =>
  body
    .replaceAll('<virtualizationType>paravirtual<', '<virtualizationType>hvm<')
    .replaceAll('>/dev/sda1<', '>/dev/xvda<')
    .replaceAll('<stateReason><code/><message/></stateReason>', '')
    .replaceAll('<association/>', '')

export const answers: readonly Answer[] = [
  ...edges,
  {
    service: 'ec2',
    operation: 'DescribeRegions',
    respond: ({ body }) =>
      body.includes('AllRegions=true') ? answered('DescribeRegions', `<regionInfo>${REGIONS}</regionInfo>`) : null,
  },
  {
    service: 'ec2',
    operation: 'DescribeLockedSnapshots',
    respond: () => answered('DescribeLockedSnapshots', '<snapshotSet/>'),
  },
  rewriting('DescribeNatGateways', gateways),
  rewriting('DescribeInstances', instances),
  {
    service: 'ec2',
    operation: 'GetEbsDefaultKmsKeyId',
    respond: () => answered('GetEbsDefaultKmsKeyId', '<kmsKeyId>alias/aws/ebs</kmsKeyId>'),
  },
  {
    service: 'ec2',
    operation: 'GetSnapshotBlockPublicAccessState',
    respond: ({ region }) =>
      answered(
        'GetSnapshotBlockPublicAccessState',
        `<state>${region === MAIN ? 'block-all-sharing' : 'unblocked'}</state><managedBy>account</managedBy>`,
      ),
  },
  {
    service: 'ec2',
    operation: 'GetImageBlockPublicAccessState',
    respond: ({ region }) =>
      answered(
        'GetImageBlockPublicAccessState',
        `<imageBlockPublicAccessState>${region === MAIN ? 'block-new-sharing' : 'unblocked'}</imageBlockPublicAccessState><managedBy>account</managedBy>`,
      ),
  },
  {
    // A policy of the demo account refuses this outside the main region, so that the demo shows a gap.
    service: 'ec2',
    operation: 'GetInstanceMetadataDefaults',
    respond: ({ region }) =>
      region === MAIN
        ? answered(
            'GetInstanceMetadataDefaults',
            '<accountLevel><httpTokens>required</httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit><managedBy>account</managedBy></accountLevel>',
          )
        : unauthorized(),
  },
]
