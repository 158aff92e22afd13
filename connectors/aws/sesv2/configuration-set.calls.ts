import { GetConfigurationSetCommand, ListConfigurationSetsCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ConfigurationSet } from './configuration-set.ts'

export const listConfigurationSets = list({
  action: 'ses:ListConfigurationSets',
  client: SESv2Client,
  command: ListConfigurationSetsCommand,
  items: 'ConfigurationSets',
  token: 'NextToken',
})

export const getConfigurationSet = call({
  action: 'ses:GetConfigurationSet',
  client: SESv2Client,
  command: GetConfigurationSetCommand,
  gone: ['NotFoundException'],
})

const read: Reader<ConfigurationSet> = async function* (aws) {
  for await (const ConfigurationSetName of aws.list(listConfigurationSets, {}))
    yield {
      id: arnOf(aws, 'ses', `configuration-set/${ConfigurationSetName}`),
      name: ConfigurationSetName,
      settings: {
        ConfigurationSetName,
        ConfigurationSet: aws.get(getConfigurationSet, { ConfigurationSetName }, of => ({
          TrackingOptions: of.TrackingOptions,
          DeliveryOptions: of.DeliveryOptions,
          ReputationOptions: of.ReputationOptions,
          SendingOptions: of.SendingOptions,
          Tags: of.Tags,
          SuppressionOptions: of.SuppressionOptions,
          ArchivingOptions: of.ArchivingOptions,
        })),
      },
    }
}

export default read
