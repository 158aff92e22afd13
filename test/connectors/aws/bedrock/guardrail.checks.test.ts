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
    { case: 'detects only', ...attacks({ inputStrength: 'HIGH', inputAction: 'NONE' }), reason: /only detects/ },
    { case: 'other filters only', ...of({ contentPolicy: { filters: [{ type: 'HATE' }] } }) },
    { case: 'no filters', ...of({}) },
  ],
  unknown: [unsaid, { case: 'AWS does not say how strong', ...attacks({}) }],
})

const personal = (...piiEntities: object[]) => of({ sensitiveInformationPolicy: { piiEntities } })

checkTable(sensitiveInformation, {
  pass: [
    {
      case: 'a kind',
      ...of({ sensitiveInformationPolicy: { piiEntities: [{ type: 'EMAIL' }] } }),
      reason: /1 kind of/,
    },
    { case: 'two patterns', ...of({ sensitiveInformationPolicy: { regexes: [{}, {}] } }), reason: /2 kinds of/ },
    {
      case: 'one masked in answers, one detected',
      ...personal({ action: 'NONE', outputAction: 'ANONYMIZE' }, { action: 'NONE' }),
      reason: /1 kind of/,
    },
  ],
  fail: [
    { case: 'none', ...of({}) },
    { case: 'detected only', ...personal({ action: 'NONE' }), reason: /only detects/ },
    { case: 'on neither side', ...personal({ action: 'BLOCK', inputEnabled: false, outputEnabled: false }) },
    {
      case: 'on one side, without an action',
      ...personal({ action: 'BLOCK', inputAction: 'NONE', outputEnabled: false }),
    },
  ],
  unknown: [unsaid],
})

const grounded = (filter: object) => of({ contextualGroundingPolicy: { filters: [{ type: 'GROUNDING', ...filter }] } })

checkTable(grounding, {
  pass: [
    { case: 'on', ...grounded({ enabled: true, threshold: 0.8 }) },
    { case: 'AWS says no more', ...grounded({ threshold: 0.8 }) },
  ],
  fail: [
    { case: 'off', ...grounded({ enabled: false }) },
    { case: 'detects only', ...grounded({ threshold: 0.8, action: 'NONE' }) },
    { case: 'blocks nothing', ...grounded({ threshold: 0 }), reason: /threshold is 0/ },
    { case: 'not set', ...of({}) },
  ],
  unknown: [unsaid, { case: 'AWS states no threshold', ...grounded({}) }],
})
