import { type Answer, json } from '../kit/answer.ts'

// Amazon EventBridge API Reference, ListEventSources. The emulator has no partners.

export const answers: readonly Answer[] = [
  { service: 'events', operation: 'ListEventSources', respond: () => json({ EventSources: [] }) },
]
