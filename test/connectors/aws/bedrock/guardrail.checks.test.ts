import { grounding, promptAttacks, sensitiveInformation } from '../../../../connectors/aws/bedrock/guardrail.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (Policies: object | null) => ({ settings: { id: 'g', Policies } })
const unsaid = { case: 'AWS does not describe it', ...of(null) }

const attacks = (filter: object) =>
  of({ contentPolicy: { filters: [{ type: 'HATE' }, { type: 'PROMPT_ATTACK', ...filter }] } })

checkTable(promptAttacks, {
  pass: [{ case: 'as strong as can be', ...attacks({ inputStrength: 'HIGH' }) }],
  fail: [
    { case: 'weaker', ...attacks({ inputStrength: 'LOW' }) },
    { case: 'off', ...attacks({ inputStrength: 'HIGH', inputEnabled: false }) },
    { case: 'other filters only', ...of({ contentPolicy: { filters: [{ type: 'HATE' }] } }) },
    { case: 'no filters', ...of({}) },
  ],
  unknown: [unsaid, { case: 'AWS does not say how strong', ...attacks({}) }],
})

checkTable(sensitiveInformation, {
  pass: [
    {
      case: 'a kind',
      ...of({ sensitiveInformationPolicy: { piiEntities: [{ type: 'EMAIL' }] } }),
      reason: /1 kind of/,
    },
    { case: 'two patterns', ...of({ sensitiveInformationPolicy: { regexes: [{}, {}] } }), reason: /2 kinds of/ },
  ],
  fail: [{ case: 'none', ...of({}) }],
  unknown: [unsaid],
})

const grounded = (filter: object) => of({ contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', ...filter }] } })

checkTable(grounding, {
  pass: [
    { case: 'on', ...grounded({ enabled: true }) },
    { case: 'AWS says no more', ...grounded({ threshold: 0.8 }) },
  ],
  fail: [
    { case: 'off', ...grounded({ enabled: false }) },
    { case: 'not set', ...of({}) },
  ],
  unknown: [unsaid],
})
