import { check, fail, pass, unknown, type Verdict } from '../../kit/index.ts'
import { customModel } from './custom-model.ts'
import { dataSource } from './data-source.ts'
import { prompt } from './prompt.ts'

const GUIDE = 'https://docs.aws.amazon.com/bedrock/latest/userguide'
const WHY =
  'Who may use a key of your own is limited by its policy and recorded; a key that AWS owns cannot be looked at or taken away.'

/** AWS leaves the key out where it uses one that it owns itself. */
const judge = (key: string | undefined): Verdict =>
  key ? pass(`Encrypted with ${key}.`) : fail('Encrypted with a key that AWS owns.')

export const dataSourceKey = check(dataSource, {
  id: 'bedrock-data-source-kms-encryption',
  title: 'Data sources of Bedrock knowledge bases are encrypted with a customer managed KMS key',
  severity: 'medium',
  remediation: 'Set a KMS key for the data source.',
  why: WHY,
  references: [`${GUIDE}/encryption-kb.html`],
  equivalents: { prowler: ['bedrock_knowledge_base_encrypted_with_cmk'] },
  test: ({ Protection: of }) =>
    of ? judge(of.serverSideEncryptionConfiguration?.kmsKeyArn) : unknown('AWS did not describe the data source.'),
})

export const promptKey = check(prompt, {
  id: 'bedrock-prompt-kms-encryption',
  title: 'Bedrock prompts are encrypted with a customer managed KMS key',
  severity: 'low',
  remediation: 'Set a KMS key for the prompt.',
  why: WHY,
  references: [`${GUIDE}/encryption-prompts.html`],
  equivalents: { prowler: ['bedrock_prompt_encrypted_with_cmk'] },
  test: ({ Encryption: of }) => (of ? judge(of.customerEncryptionKeyArn) : unknown('AWS did not describe the prompt.')),
})

export const customModelKey = check(customModel, {
  id: 'bedrock-custom-model-kms-encryption',
  title: 'Bedrock custom models are encrypted with a customer managed KMS key',
  severity: 'medium',
  remediation: 'Train the model again with a KMS key; the key of an existing model cannot be changed.',
  why: WHY,
  references: [`${GUIDE}/encryption-custom-job.html`],
  equivalents: { prowler: ['bedrock_custom_model_encrypted_with_cmk'] },
  test: ({ Protection: of }) => (of ? judge(of.modelKmsKeyArn) : unknown('AWS did not describe the model.')),
})
