import { Session } from '../../src/collect/session.ts'

/** One attempt a call: what is refused as throttled would be tried again for seconds. */
export class ImpatientSession extends Session {
  override send(call: Parameters<Session['send']>[0], input: object, region: string) {
    return super.send(call, input, region, { attempts: 1 })
  }
}
