import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCalls } from '../connectors/index.ts'
import type { Connector, TypeOfConnector } from '../connectors/kit/index.ts'
import { collectType } from '../src/collect/collect-type.ts'
import { networkHandler, Recorder } from '../src/collect/handlers.ts'
import { keyOf, RECORDING_FORMAT, type RecordedAnswer, type RecordedRequest } from '../src/collect/recording.ts'
import { callerOf } from '../src/collect/scope.ts'
import { Session } from '../src/collect/session.ts'
import { RECORDED_AT } from './kit/clock.ts'
import { NORTHWIND, type Northwind } from './northwind.ts'

const REGIONS = ['us-east-1', 'eu-west-1']
const MAIN = 'us-east-1'

/**
 * What our own collector asks about one service of the demo account, with its answers: a recording of its own, in an
 * order that does not depend on when what was asked.
 */
export async function recordingOf(connector: Connector, northwind: Northwind): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'exhibit-record-'))
  try {
    const file = join(scratch, 'recording.jsonl')
    const recorder = await Recorder.open(file, 'exhibit demo')
    await northwind.through(endpoint => readAll(connector, northwind, endpoint, recorder))
    await recorder.keep()
    return sorted(await readFile(file, 'utf8'), northwind.emulator)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function readAll(
  connector: Connector,
  northwind: Northwind,
  endpoint: string,
  recorder: Recorder,
): Promise<void> {
  const { credentials } = northwind
  const session = new Session({ handler: networkHandler(recorder), endpoint, credentials: async () => credentials })
  try {
    // Every target asks who it is before it is read.
    if (connector.id === 'sts')
      for (const region of REGIONS) {
        const asking = { session, shared: new Map(), sent: { calls: 0 } }
        await callerOf(asking, await runCalls.caller(), region)
      }
    for (const of of connector.types)
      for (const region of of.type.reach === 'account' ? ['global'] : REGIONS) await read(of, region, session)
  } finally {
    session.close()
  }
}

async function read(of: TypeOfConnector, region: string, session: Session): Promise<void> {
  const target = {
    ...{ account: NORTHWIND, partition: 'aws', region, mainRegion: MAIN, regions: REGIONS },
    ...{ session, shared: new Map(), sent: { calls: 0 } },
  }
  const occasion = {
    ...{ id: 'demo', run: 'demo', principal: `arn:aws:iam::${NORTHWIND}:role/exhibit-reader` },
    ...{ trigger: { kind: 'cli' as const, actor: 'demo' }, tool: 'exhibit demo', replayOf: null },
  }
  await collectType(of, target, occasion, { put: async () => {} })
}

interface Line {
  readonly host: string
  readonly request: RecordedRequest
  readonly answer: RecordedAnswer
}

function sorted(text: string, emulator: string): string {
  const lines = text
    .split('\n')
    .filter(line => line !== '')
    .slice(1)
  const byRequest = new Map<string, Line[]>()
  for (const line of lines.map(line => JSON.parse(line) as Line)) {
    const known = byRequest.get(keyOf(line.request)) ?? []
    // A question asked again is kept where the answer is another one: a report that was not ready before.
    if (known.length === 0 || contentOf(known.at(-1)) !== contentOf(line)) known.push(line)
    byRequest.set(keyOf(line.request), known)
  }
  const header = { format: RECORDING_FORMAT, recordedAt: RECORDED_AT.toISOString(), tool: `exhibit demo, ${emulator}` }
  const groups = [...byRequest.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  return [header, ...groups.flat()].map(line => `${JSON.stringify(line)}\n`).join('')
}

const placeOf = ([line]: readonly Line[]): string => {
  const { service, region, method, target = '', path, body = '' } = line?.request ?? ({} as RecordedRequest)
  return [service, region, target, method, path, body].join(' ')
}

/** Without request ids, which differ each time. */
const contentOf = (line: Line | undefined): string =>
  line && 'body' in line.answer
    ? line.answer.body.replaceAll(/<(request_?id)>[^<]*/gi, '')
    : JSON.stringify(line?.answer)
