import { randomUUID } from 'node:crypto'
import { type Answer, type AnswerResponse, xml } from '../kit/answer.ts'

// Wire shapes as the Amazon EC2 API Reference (API version 2016-11-15) shows them for each action; what they say is made up.

const answered = (operation: string, members: string): AnswerResponse =>
  xml(
    `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>${randomUUID()}</requestId>${members}</${operation}Response>`,
  )

/** How EC2 refuses a caller whose policies do not allow the action. */
export const unauthorized = (): AnswerResponse =>
  xml(
    `<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>${randomUUID()}</RequestID></Response>`,
    403,
  )

const MAIN = 'us-east-1'

export const answers: readonly Answer[] = [
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
