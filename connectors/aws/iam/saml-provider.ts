import type { GetSAMLProviderCommandOutput, SAMLProviderListEntry } from '@aws-sdk/client-iam'
import { evidenceType } from '../../kit/index.ts'

/** A SAML identity provider: its list entry, and `GetSAMLProvider`. */
export interface SamlProvider extends SAMLProviderListEntry {
  SAMLProvider: Pick<
    GetSAMLProviderCommandOutput,
    'SAMLProviderUUID' | 'SAMLMetadataDocument' | 'AssertionEncryptionMode' | 'PrivateKeyList' | 'Tags'
  > | null
}

export const samlProvider = evidenceType<SamlProvider>({
  id: 'aws.iam.saml-provider',
  title: 'SAML identity providers',
  reach: 'account',
  population: 'every SAML identity provider defined in the account',
})
