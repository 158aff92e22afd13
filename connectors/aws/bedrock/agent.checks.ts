import { check, fail, inAccount, type Json, pass, Unjudgeable, unknown } from '../../kit/index.ts'
import { type Agent, agent } from './agent.ts'

const GUIDE = 'https://docs.aws.amazon.com/bedrock/latest/userguide'

/** AWS leaves the guardrail out where the agent has none. */
export const guardrailUsed = check(agent, {
  id: 'bedrock-agent-guardrail-used',
  title: 'Bedrock agents use a guardrail',
  severity: 'medium',
  remediation: 'Associate a guardrail with the agent, then prepare the agent again.',
  why: 'Without a guardrail, nothing filters what an agent is asked or what it answers.',
  references: [`${GUIDE}/agents-guardrail.html`],
  equivalents: { prowler: ['bedrock_agent_guardrail_enabled'] },
  test({ guardrailConfiguration: of }) {
    if (!of) return fail('The agent uses no guardrail.')
    return of.guardrailIdentifier
      ? pass(
          `The agent uses guardrail ${of.guardrailIdentifier}${of.guardrailVersion ? `, version ${of.guardrailVersion}` : ''}.`,
        )
      : unknown('AWS did not name the guardrail of the agent.')
  },
})

/** The roles of the draft and of the versions that aliases name. */
function rolesOf({ Draft, Versions }: Json<Agent>): readonly string[] {
  if (!Draft || !Versions) throw new Unjudgeable('AWS did not describe an agent.')
  return [Draft, ...Versions].map(({ agentResourceRoleArn: role }) => {
    if (!role) throw new Unjudgeable('AWS did not name the role of an agent.')
    return role
  })
}

/** IAM is global: an agent of another region may act under the same role. */
export const roleOwn = check(agent, {
  id: 'bedrock-agent-role-own',
  title: 'Each Bedrock agent has an IAM role of its own',
  severity: 'medium',
  remediation: 'Give each agent its own role, with only the permissions that the agent needs.',
  why: 'Agents that share a role can all do what any one of them needs, and CloudTrail does not show which agent acted.',
  references: [`${GUIDE}/agents-permissions.html`],
  reads: { agents: inAccount(agent, rolesOf) },
  test(settings, { resource, read }) {
    const roles = rolesOf(settings)
    const other = read.agents.find(a => a.id !== resource.id && a.value.some(role => roles.includes(role)))
    if (!other) return pass(`No other agent acts under ${[...new Set(roles)].join(', ')}.`)
    return fail(`Agent ${other.name} in ${other.region} acts under ${roles.find(r => other.value.includes(r))}, too.`)
  },
})
