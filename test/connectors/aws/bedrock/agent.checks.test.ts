import { guardrailUsed, roleOwn } from '../../../../connectors/aws/bedrock/agent.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(guardrailUsed, {
  pass: [
    {
      case: 'a guardrail',
      settings: { guardrailConfiguration: { guardrailIdentifier: 'k4n7p2r9t6w1', guardrailVersion: '3' } },
      reason: /k4n7p2r9t6w1, version 3\.$/,
    },
  ],
  fail: [{ case: 'none', settings: {} }],
  unknown: [{ case: 'AWS does not name it', settings: { guardrailConfiguration: {} } }],
})

const role = (name: string) => ({ agentResourceRoleArn: `arn:aws:iam::111122223333:role/${name}` })
const settings = (draft: string, ...versions: string[]) => ({
  settings: { Draft: role(draft), Versions: versions.map((name, n) => ({ version: `${n + 1}`, ...role(name) })) },
})
const ours = { id: 'a', name: 'help', ...settings('help') }
const among = (...others: object[]) => ({ ...ours, read: { agents: [ours, ...others] } })

checkTable(roleOwn, {
  pass: [
    { case: 'alone', ...among() },
    { case: 'beside one with another role', ...among({ id: 'b', name: 'pay', ...settings('pay', 'old-pay') }) },
  ],
  fail: [
    {
      case: 'in another region',
      ...among({ id: 'b', name: 'pay', region: 'eu-west-1', ...settings('help') }),
      reason: /^Agent pay in eu-west-1/,
    },
    { case: 'by a version of the other', ...among({ id: 'b', name: 'pay', ...settings('pay', 'help') }) },
    {
      case: 'by a version of its own',
      ...among({ id: 'b', name: 'pay', ...settings('pay') }),
      ...settings('help', 'pay'),
    },
  ],
  unknown: [
    { case: 'the draft is not described', ...among(), settings: { Draft: null, Versions: [] } },
    { case: 'a role is not named', ...among(), settings: { Draft: {}, Versions: [] } },
    {
      case: 'another agent is not described',
      ...among({ id: 'b', name: 'pay', settings: { Draft: null, Versions: [] } }),
    },
  ],
})
