import { CognitoIdentityClient, CreateIdentityPoolCommand } from '@aws-sdk/client-cognito-identity'
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'

const strong = {
  MinimumLength: 14,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 3,
}

/** Northwind Pay's merchants sign in as they should; its old newsletter takes short passwords and guests. */
async function seedCognito(account: SeedAccount): Promise<void> {
  const pools = account.client(CognitoIdentityProviderClient)
  const { UserPool: merchants } = await pools.send(
    new CreateUserPoolCommand({
      PoolName: 'nwp-merchants',
      Policies: { PasswordPolicy: strong },
      DeletionProtection: 'ACTIVE',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    }),
  )
  await pools.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: merchants?.Id,
      SoftwareTokenMfaConfiguration: { Enabled: true },
      MfaConfiguration: 'ON',
    }),
  )
  await pools.send(
    new CreateUserPoolClientCommand({
      UserPoolId: merchants?.Id,
      ClientName: 'nwp-merchant-portal',
      GenerateSecret: true,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    }),
  )
  const { UserPool: readers } = await pools.send(
    new CreateUserPoolCommand({
      PoolName: 'nwp-newsletter',
      Policies: {
        PasswordPolicy: { ...strong, MinimumLength: 6, RequireSymbols: false, TemporaryPasswordValidityDays: 30 },
      },
      MfaConfiguration: 'OFF',
      DeletionProtection: 'INACTIVE',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    }),
  )
  await pools.send(
    new CreateUserPoolClientCommand({
      UserPoolId: readers?.Id,
      ClientName: 'nwp-newsletter-site',
      PreventUserExistenceErrors: 'LEGACY',
      EnableTokenRevocation: false,
    }),
  )
  const identities = account.client(CognitoIdentityClient)
  await identities.send(
    new CreateIdentityPoolCommand({ IdentityPoolName: 'nwp-merchants', AllowUnauthenticatedIdentities: false }),
  )
  await identities.send(
    new CreateIdentityPoolCommand({ IdentityPoolName: 'nwp-newsletter', AllowUnauthenticatedIdentities: true }),
  )
}

export default { since: 280, fill: seedCognito } satisfies Seed
