import type { Rule as AwsRule, Target } from '@aws-sdk/client-eventbridge'
import { evidenceType } from '../../kit/index.ts'

export interface Rule extends AwsRule {
  /** `ListTargetsByRule`. */
  Targets: Target[] | null
}

const TARGET = '/Targets/*'

/** What a rule hands to its targets may hold whatever they need, their keys among it: that there is something is kept. */
export const rule = evidenceType<Rule>({
  id: 'aws.events.rule',
  title: 'Rules of EventBridge, what they match and what they start',
  reach: 'region',
  population: 'every rule on every event bus of the account in the region, those that AWS services manage among them',
  secrets: [
    { pointer: `${TARGET}/Input`, rule: 'events-target-input' },
    { pointer: `${TARGET}/InputTransformer/InputTemplate`, rule: 'events-target-input' },
    { pointer: `${TARGET}/HttpParameters/*/*`, rule: 'events-target-parameter' },
  ],
})
