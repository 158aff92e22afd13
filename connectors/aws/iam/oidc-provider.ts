import type { GetOpenIDConnectProviderCommandOutput } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

/** An OpenID Connect identity provider; `GetOpenIDConnectProvider` tells all but the ARN. */
export interface OidcProvider {
  Arn: string
  OpenIDConnectProvider: Pick<
    GetOpenIDConnectProviderCommandOutput,
    'Url' | 'ClientIDList' | 'ThumbprintList' | 'CreateDate' | 'Tags'
  > | null
}

export const oidcProvider = evidenceType<OidcProvider>({
  id: 'aws.iam.oidc-provider',
  title: 'OpenID Connect identity providers',
  reach: 'account',
  population: 'every OpenID Connect identity provider defined in the account',
})
