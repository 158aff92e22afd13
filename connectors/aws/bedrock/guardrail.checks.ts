import type { GuardrailPiiEntity } from '@aws-sdk/client-bedrock'
import { check, fail, type Json, meaningOf, pass, unknown } from '../../kit/index.ts'
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
    if (filter.inputAction === 'NONE') return fail('The filter for prompt attacks only detects them.')
    if (filter.inputAction !== undefined && filter.inputAction !== 'BLOCK')
      return unknown(`What ${filter.inputAction} does with prompt attacks is not known.`)
    if (filter.inputStrength === undefined) return unknown('AWS did not state the strength of the filter.')
    const strengths = { NONE: false, LOW: false, MEDIUM: false, HIGH: true }
    return meaningOf(filter.inputStrength, strengths, 'the strength of the filter')
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
    const all = [...kinds, ...patterns]
    if (all.length === 0) return fail('The guardrail filters no sensitive information.')
    const count = all.filter(acts).length
    if (count > 0) return pass(`The guardrail filters ${count} kind${count === 1 ? '' : 's'} of sensitive information.`)
    const other = all.flatMap(actionsOf).find(action => action !== 'NONE' && !isAction(action))
    return other === undefined
      ? fail('The guardrail only detects sensitive information.')
      : unknown(`Exhibit does not know what ${other} does with sensitive information.`)
  },
})

/** Whether it blocks or masks what is asked or what is answered. `NONE` reports what was found, and lets it pass. */
const acts = (of: Json<Omit<GuardrailPiiEntity, 'type'>>): boolean =>
  (of.inputEnabled !== false && isAction(of.inputAction ?? of.action)) ||
  (of.outputEnabled !== false && isAction(of.outputAction ?? of.action))

const actionsOf = ({ action, inputAction, outputAction }: Json<Omit<GuardrailPiiEntity, 'type'>>) => [
  action,
  inputAction,
  outputAction,
]

const isAction = (action: string | undefined): boolean =>
  action === undefined || action === 'BLOCK' || action === 'ANONYMIZE'

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
    if (!filter || filter.enabled === false) return fail('The guardrail does not hold answers against their sources.')
    if (filter.action === 'NONE') return fail('The guardrail only detects answers that their sources do not hold.')
    if (filter.action !== undefined && filter.action !== 'BLOCK')
      return unknown(`What ${filter.action} does with such answers is not known.`)
    if (filter.threshold === undefined) return unknown('AWS did not state from which score on answers are blocked.')
    return filter.threshold > 0
      ? pass(`The guardrail blocks answers that score below ${filter.threshold}.`)
      : fail('The guardrail blocks no answer, as its threshold is 0.')
  },
})
