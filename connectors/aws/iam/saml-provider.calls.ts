import { GetSAMLProviderCommand, IAMClient, ListSAMLProvidersCommand } from '@aws-sdk/client-iam'
import { call, list, type Reader } from '../../kit/index.ts'
import type { SamlProvider } from './saml-provider.ts'

export const listSamlProviders = list({
  action: 'iam:ListSAMLProviders',
  client: IAMClient,
  command: ListSAMLProvidersCommand,
  items: 'SAMLProviderList',
  id: 'Arn',
})

export const getSamlProvider = call({
  action: 'iam:GetSAMLProvider',
  client: IAMClient,
  command: GetSAMLProviderCommand,
  gone: ['NoSuchEntityException'],
})

const read: Reader<SamlProvider> = async function* (aws) {
  for await (const entry of aws.list(listSamlProviders, {})) {
    const SAMLProviderArn = entry.Arn
    const SAMLProvider = aws.get(getSamlProvider, { SAMLProviderArn }, answer => {
      const { SAMLProviderUUID, SAMLMetadataDocument, AssertionEncryptionMode, PrivateKeyList, Tags } = answer
      return { SAMLProviderUUID, SAMLMetadataDocument, AssertionEncryptionMode, PrivateKeyList, Tags }
    })
    yield { id: SAMLProviderArn, name: SAMLProviderArn.split('/').pop(), settings: { ...entry, SAMLProvider } }
  }
}

export default read
