import {
  BedrockAgentClient,
  GetAgentCommand,
  GetAgentVersionCommand,
  ListAgentAliasesCommand,
  ListAgentsCommand,
} from '@aws-sdk/client-bedrock-agent'
import { type Aws, call, type Field, list, type Reader, Unread } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { AGENT, type Agent, VERSION } from './agent.ts'

const agent = { client: BedrockAgentClient, gone: ['ResourceNotFoundException'] }

export const listAgents = list({
  action: 'bedrock:ListAgents',
  client: BedrockAgentClient,
  command: ListAgentsCommand,
  items: 'agentSummaries',
  id: 'agentId',
  token: 'nextToken',
})

export const getAgent = call({ ...agent, action: 'bedrock:GetAgent', command: GetAgentCommand })

export const listAgentAliases = list({
  ...agent,
  action: 'bedrock:ListAgentAliases',
  command: ListAgentAliasesCommand,
  items: 'agentAliasSummaries',
  token: 'nextToken',
})

export const getAgentVersion = call({ ...agent, action: 'bedrock:GetAgentVersion', command: GetAgentVersionCommand })

/** The versions that aliases name; the draft is described by itself. */
async function versionsOf(aws: Aws, agentId: string, aliases: Field<Agent['Aliases']>): Promise<Agent['Versions']> {
  const routes = (await aliases)?.flatMap(a => a.routingConfiguration ?? []).map(r => r.agentVersion) ?? []
  const numbers = [...new Set(routes)].filter(v => v !== undefined && v !== 'DRAFT').sort()
  return Promise.all(
    numbers.map(async agentVersion => {
      const found = await aws.get(getAgentVersion, { agentId, agentVersion }, r => pick(r.agentVersion, VERSION))
      if (found === null) throw new Unread('bedrock:GetAgentVersion', 'NotAnswered', 'AWS did not describe a version')
      return found
    }),
  )
}

const pick = <T extends object, K extends keyof T>(of: T | undefined, keys: readonly K[]): Pick<T, K> | undefined =>
  of && (Object.fromEntries(keys.map(key => [key, of[key]])) as Pick<T, K>)

const read: Reader<Agent> = async function* (aws) {
  for await (const one of aws.list(listAgents, { maxResults: 1000 })) {
    const { agentId } = one
    const Aliases = aws.all(listAgentAliases, { agentId, maxResults: 1000 })
    yield {
      id: arnOf(aws, 'bedrock', `agent/${agentId}`),
      name: one.agentName ?? agentId,
      settings: {
        ...one,
        Draft: aws.get(getAgent, { agentId }, r => pick(r.agent, AGENT)),
        Aliases,
        Versions: aws.field(() => versionsOf(aws, agentId, Aliases)),
      },
    }
  }
}

export default read
