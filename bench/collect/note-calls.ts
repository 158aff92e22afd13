import { writeFileSync } from 'node:fs'
import { Session } from '../../src/collect/session.ts'
import type { SentCall } from './sent-call.ts'

/** Loaded before `collect`: when that ends, writes what was handed to the SDK, in this order, one JSON line a call. */
const path = process.env.BENCH_CALLS_FILE ?? ''
const calls: SentCall[] = []
const { send } = Session.prototype
Session.prototype.send = function (this: Session, call, input, region, ...rest) {
  calls.push({ client: call.client.name, command: call.command.name, input, region, accountInHost: call.accountInHost })
  return send.call(this, call, input, region, ...rest)
}
process.once('exit', () => writeFileSync(path, calls.map(call => `${JSON.stringify(call)}\n`).join('')))
