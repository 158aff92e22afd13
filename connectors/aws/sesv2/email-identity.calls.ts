import {
  GetEmailIdentityCommand,
  type GetEmailIdentityResponse,
  ListEmailIdentitiesCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { EmailIdentity } from './email-identity.ts'

export const listEmailIdentities = list({
  action: 'ses:ListEmailIdentities',
  client: SESv2Client,
  command: ListEmailIdentitiesCommand,
  items: 'EmailIdentities',
  id: 'IdentityName',
  token: 'NextToken',
})

export const getEmailIdentity = call({
  action: 'ses:GetEmailIdentity',
  client: SESv2Client,
  command: GetEmailIdentityCommand,
  gone: ['NotFoundException'],
})

const read: Reader<EmailIdentity> = async function* (aws) {
  for await (const { IdentityName } of aws.list(listEmailIdentities, {})) {
    const found = aws.get(getEmailIdentity, { EmailIdentity: IdentityName }, r => r)
    yield {
      id: arnOf(aws, 'ses', `identity/${IdentityName}`),
      name: IdentityName,
      settings: {
        IdentityName,
        Identity: aws.field(async () => identityOf(await found)),
        Policies: aws.field(async () => (await found)?.Policies ?? null),
      },
    }
  }
}

const identityOf = (of: GetEmailIdentityResponse | null): EmailIdentity['Identity'] =>
  of && {
    IdentityType: of.IdentityType,
    FeedbackForwardingStatus: of.FeedbackForwardingStatus,
    VerifiedForSendingStatus: of.VerifiedForSendingStatus,
    DkimAttributes: of.DkimAttributes,
    MailFromAttributes: of.MailFromAttributes,
    Tags: of.Tags,
    ConfigurationSetName: of.ConfigurationSetName,
    VerificationStatus: of.VerificationStatus,
  }

export default read
