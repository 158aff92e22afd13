import { CreateAliasCommand, CreateKeyCommand, DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import type { SeedAccount } from '../kit/account.ts'

/** The ARN of the key that an alias of Northwind Pay stands for; made where the keys' own seed was not sown. */
export async function keyArn(account: SeedAccount, alias: string, region?: string): Promise<string> {
  const kms = account.client(KMSClient, region)
  const AliasName = `alias/${alias}`
  const known = await kms.send(new DescribeKeyCommand({ KeyId: AliasName })).catch(() => undefined)
  if (known?.KeyMetadata?.Arn) return known.KeyMetadata.Arn
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: alias }))
  if (!KeyMetadata?.KeyId || !KeyMetadata.Arn) throw new Error('the emulator made no key')
  await kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata.KeyId }))
  return KeyMetadata.Arn
}
