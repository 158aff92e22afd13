import { check, fail, pass, unknown } from '../../kit/index.ts'
import { guardrail } from './guardrail.ts'

const GUIDE = 'https://docs.aws.amazon.com/bedrock/latest/userguide'
const UNSAID = 'AWS did not describe the guardrail.'

export const promptAttacks = check(guardrail, {
  id: 'bedrock-guardrail-prompt-attacks-filtered',
  title: 'Guardrails filter attacks by prompts at the highest strength',
  severity: 'medium',
  remediation: 'Turn on the filter for prompt attacks of the guardrail, with input strength HIGH.',
  references: [`${GUIDE}/guardrails-prompt-attack.html`],
  equivalents: { prowler: ['bedrock_guardrail_prompt_attack_filter_enabled'] },
  test({ Policies: of }) {
    if (of === null) return unknown(UNSAID)
    const filter = of.contentPolicy?.filters?.find(({ type }) => type === 'PROMPT_ATTACK')
    if (!filter) return fail('The guardrail has no filter for prompt attacks.')
    if (filter.inputEnabled === false) return fail('The filter for prompt attacks is off.')
    if (filter.inputStrength === undefined) return unknown('AWS did not state the strength of the filter.')
    return filter.inputStrength === 'HIGH'
      ? pass('The filter for prompt attacks is HIGH.')
      : fail(`The filter for prompt attacks is ${filter.inputStrength}.`)
  },
})

export const sensitiveInformation = check(guardrail, {
  id: 'bedrock-guardrail-sensitive-information-filtered',
  title: 'Guardrails filter sensitive information',
  severity: 'medium',
  remediation: 'Name the kinds of personal data, or patterns, that the guardrail blocks or masks.',
  references: [`${GUIDE}/guardrails-sensitive-filters.html`],
  equivalents: { prowler: ['bedrock_guardrail_sensitive_information_filter_enabled'] },
  test({ Policies: of }) {
    if (of === null) return unknown(UNSAID)
    const { piiEntities: kinds = [], regexes: patterns = [] } = of.sensitiveInformationPolicy ?? {}
    const count = kinds.length + patterns.length
    return count > 0
      ? pass(`The guardrail filters ${count} kind${count === 1 ? '' : 's'} of sensitive information.`)
      : fail('The guardrail filters no sensitive information.')
  },
})

export const grounding = check(guardrail, {
  id: 'bedrock-guardrail-answers-grounded',
  title: 'Guardrails hold answers against their sources',
  severity: 'low',
  remediation: 'Turn on the contextual grounding check of the guardrail.',
  references: [`${GUIDE}/guardrails-contextual-grounding-check.html`],
  equivalents: { prowler: ['bedrock_guardrail_contextual_grounding_filter_enabled'] },
  test({ Policies: of }) {
    if (of === null) return unknown(UNSAID)
    const filter = of.contextualGroundingPolicy?.filters?.find(({ type }) => type === 'GROUNDING')
    return filter && filter.enabled !== false
      ? pass('The guardrail holds answers against their sources.')
      : fail('The guardrail does not hold answers against their sources.')
  },
})
