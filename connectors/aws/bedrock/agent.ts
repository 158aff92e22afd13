import type {
  AgentAliasSummary,
  AgentSummary,
  Agent as AwsAgent,
  AgentVersion as AwsAgentVersion,
} from '@aws-sdk/client-bedrock-agent'
import { evidenceType } from '../../kit/index.ts'

/** What is kept of `GetAgent`: never its instruction, nor the texts that override its prompts. */
export const AGENT = [
  'agentArn',
  'agentResourceRoleArn',
  'foundationModel',
  'customerEncryptionKeyArn',
  'idleSessionTTLInSeconds',
  'orchestrationType',
  'agentCollaboration',
  'memoryConfiguration',
] as const satisfies (keyof AwsAgent)[]

export const VERSION = [
  'version',
  'agentResourceRoleArn',
  'foundationModel',
  'customerEncryptionKeyArn',
  'guardrailConfiguration',
] as const satisfies (keyof AwsAgentVersion)[]

/** One agent as `ListAgents` answers it. */
export interface Agent extends AgentSummary {
  /** Of `GetAgent`: the working draft. */
  Draft: Pick<AwsAgent, (typeof AGENT)[number]> | null
  Aliases: AgentAliasSummary[] | null
  /** Of `GetAgentVersion`: each numbered version that an alias names. */
  Versions: Pick<AwsAgentVersion, (typeof VERSION)[number]>[] | null
}

export const agent = evidenceType<Agent>({
  id: 'aws.bedrock.agent',
  title: 'Agents of Amazon Bedrock, their guardrails and the roles that they act under',
  reach: 'region',
  population:
    'every agent of the account in the region, in its working draft and in the numbered versions that an alias names; other versions are not asked for, and texts of instructions and prompts are not kept',
})
