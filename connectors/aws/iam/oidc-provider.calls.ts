import { GetOpenIDConnectProviderCommand, IAMClient, ListOpenIDConnectProvidersCommand } from '@aws-sdk/client-iam'
import { call, list, type Reader } from '../../kit/index.ts'
import type { OidcProvider } from './oidc-provider.ts'

export const listOidcProviders = list({
  action: 'iam:ListOpenIDConnectProviders',
  client: IAMClient,
  command: ListOpenIDConnectProvidersCommand,
  items: 'OpenIDConnectProviderList',
  id: 'Arn',
})

export const getOidcProvider = call({
  action: 'iam:GetOpenIDConnectProvider',
  client: IAMClient,
  command: GetOpenIDConnectProviderCommand,
  gone: ['NoSuchEntityException'],
})

const read: Reader<OidcProvider> = async function* (aws) {
  for await (const entry of aws.list(listOidcProviders, {})) {
    const Arn = entry.Arn
    const OpenIDConnectProvider = aws.get(getOidcProvider, { OpenIDConnectProviderArn: Arn }, answer => {
      const { Url, ClientIDList, ThumbprintList, CreateDate, Tags } = answer
      return { Url, ClientIDList, ThumbprintList, CreateDate, Tags }
    })
    yield { id: Arn, name: Arn.split('/').slice(1).join('/'), settings: { Arn, OpenIDConnectProvider } }
  }
}

export default read
