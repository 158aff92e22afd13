import type { PromptSummary } from '@aws-sdk/client-bedrock-agent'
import { evidenceType } from '../../kit/index.ts'

/** One prompt as `ListPrompts` answers it. */
export interface Prompt extends PromptSummary {
  /** Of `GetPrompt`: never its texts. `customerEncryptionKeyArn` left out: a key of AWS's. */
  Encryption: { customerEncryptionKeyArn?: string | undefined } | null
}

export const prompt = evidenceType<Prompt>({
  id: 'aws.bedrock.prompt',
  title: 'Prompts that Amazon Bedrock manages, and the key that protects them',
  reach: 'region',
  population:
    'every prompt that the account manages in Bedrock in the region, in its working draft; numbered versions are not asked for, and texts are not kept',
})
