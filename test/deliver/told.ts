import type { Message } from '../../src/deliver/adapter.ts'

/** A message whose event names an account and when it was collected: on the day before it is sent. */
export function told(message: Message, account: string): Message {
  const collectedAt = { from: '2026-11-22T23:15:27.123Z', to: '2026-11-22T23:55:25.000Z' }
  const data = { package: message.package?.id, account, label: 'Production', collectedAt }
  return { ...message, payload: JSON.stringify({ type: 'package.ready', data }) }
}
