import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Context, Message, PackageHandle, Target } from '../../src/deliver/adapter.ts'
import { inTime } from '../../src/deliver/in-time.ts'
import { kindNamed } from '../../src/deliver/index.ts'
import type { Outcome, Receipt } from '../../src/deliver/outcome.ts'
import { unsent } from '../../src/deliver/unsent.ts'
import { type Front, startFaultyFront } from './front.ts'

/** A real target of a kind, empty. */
export interface Stage {
  /** Where it listens; requests of the kind go through a front. */
  readonly endpoint: string
  config(url: string): Record<string, unknown>
  readonly secrets: Record<string, string>
  /** What the target holds: one entry for each object, or for each event that its receiver tells apart. */
  held(): Promise<readonly Buffer[]>
  /** How many things were written, repeats counted. */
  written(): Promise<number>
}

export interface Suite {
  readonly kind: string
  stage(): Promise<Stage>
  /** What a delivery leaves at the target. */
  expected(message: Message): Promise<Buffer>
  /** The method that writes. */
  readonly writes: string
  /** The paths at which it writes, where others are asked by the same method. */
  readonly writesPath?: RegExp
  /** What went before cannot be read back there: the instructions say that a repeat may come twice. */
  readonly tellsNoRepeats?: true
  /** A repeat is told by the handle alone: the instructions say that without it one may come twice. */
  readonly needsReceipt?: true
  /** It reads by the method and at the path by which it writes. */
  readonly asksByWriting?: true
  /** The test of the kind sends something. */

  readonly testSends?: true
  /** The test of the kind asks nobody. */
  readonly testIsSilent?: true
  /** Without a handle of the vendor's there is nothing to keep. */
  readonly receipt: RegExp | null
}

/** What every kind of destination has to do, whatever its target does. */
export function conformance(suite: Suite): void {
  const kind = kindNamed(suite.kind)
  if (!kind) throw new Error(`${suite.kind} is not in the list`)

  const open = async () => {
    const stage = await suite.stage()
    const front = await startFaultyFront(stage.endpoint)
    let receipt: Receipt = {}
    const target = (): Target<unknown, unknown> => ({
      ...{ id: v7(), config: stage.config(front.url), secrets: stage.secrets },
      receipt,
    })
    const context = {
      ...{ allowPrivate: true, userAgent: 'exhibit/test' },
      keep: async (more: Receipt) => {
        receipt = { ...receipt, ...more }
      },
    }
    const within = <T>(work: (context: Context) => Promise<T>, limitMs = 3000) =>
      inTime(limitMs, undefined, signal => work({ ...context, signal })).catch(unsent)
    const send = async (message: Message, limitMs?: number): Promise<Outcome> => {
      const outcome = await within(context => kind.send(message, target(), context), limitMs)
      if (outcome.kind === 'delivered') receipt = { ...receipt, ...outcome.receipt }
      return outcome
    }
    return { stage, front, send, ask: () => within(context => kind.test(target(), context)), receipt: () => receipt }
  }

  describe(suite.kind, () => {
    test('what is sent arrives byte for byte, and its receipt is kept', async () => {
      const { stage, send, receipt } = await open()
      const message = messageOf()
      expect(await send(message)).toMatchObject({ kind: 'delivered' })
      expect(await stage.held()).toEqual([await suite.expected(message)])
      if (suite.receipt) expect(JSON.stringify(receipt())).toMatch(suite.receipt)
    })

    if (suite.tellsNoRepeats || suite.needsReceipt) {
      test('that repeats cannot be told is said', () =>
        expect(readFileSync(join(kind.folder, 'instructions.md'), 'utf8')).toMatch(/come\s+twice/))
    }

    if (!suite.tellsNoRepeats) {
      test('the same event twice is one object', async () => {
        const { stage, send } = await open()
        const message = messageOf()
        await send(message)
        expect(await send(message)).toMatchObject({ kind: 'delivered' })
        expect(await stage.held()).toEqual([await suite.expected(message)])
      })

      test('an answer that is lost makes no second object, whether or not the handle was kept', async () => {
        for (const forgets of suite.needsReceipt ? [false] : [false, true]) {
          const { stage, front, send } = await open()
          const message = messageOf()
          Object.assign(front, { fault: 'answer lost', method: suite.writes, path: suite.writesPath })
          expect(await send(message)).toMatchObject({ kind: 'failed' })
          front.fault = undefined
          const again = forgets ? await sendElsewhere(kind, stage, front, message) : await send(message)
          expect(again).toMatchObject({ kind: 'delivered' })
          expect(await stage.held()).toEqual([await suite.expected(message)])
        }
      })
    }

    test.each([
      [400, {}],
      [403, {}],
      [500, {}],
    ])('%i is a failure with that status', async (status, more) => {
      const { front, send } = await open()
      front.fault = { status, body: 'no', ...more }
      expect(await send(messageOf())).toMatchObject({ kind: 'failed', stage: 'receiver', httpStatus: status })
    })

    test('a throttle says how long to wait, and 410 is for ever', async () => {
      const { front, send } = await open()
      front.fault = { status: 429, headers: { 'retry-after': '120' } }
      expect(await send(messageOf())).toMatchObject({ kind: 'failed', retryAfterMs: 120_000, gone: false })
      front.fault = { status: 410 }
      expect(await send(messageOf())).toMatchObject({ kind: 'failed', httpStatus: 410, gone: true })
    })

    test('a redirect is not followed', async () => {
      const { stage, front, send } = await open()
      const other = await startFaultyFront(stage.endpoint)
      front.fault = { status: 308, headers: { location: `${other.url}/` } }
      expect(await send(messageOf())).toMatchObject({ kind: 'failed' })
      expect([other.seen, await stage.written()]).toEqual([[], 0])
    })

    test('whatever never ends is a failure that does', async () => {
      const endless = [
        'another protocol',
        'silence',
        'a head that drips',
        'early hints without end',
        'a close without an answer',
      ] as const
      const began = Date.now()
      const outcomes = endless.map(async hostile => {
        const { front, send } = await open()
        front.fault = { hostile }
        return [hostile, await send(messageOf(), 1000)]
      })
      const failed = { kind: 'failed', stage: 'receiver' }
      expect(await Promise.all(outcomes)).toMatchObject(endless.map(hostile => [hostile, failed]))
      expect(Date.now() - began).toBeLessThan(8000)
    })

    test('no secret comes back, whatever the other side says', async () => {
      const { stage, front, send, receipt } = await open()
      front.fault = { status: 400, body: 'no' }
      const seen = JSON.stringify([await send(messageOf()), receipt()])
      for (const secret of Object.values(stage.secrets)) expect(seen).not.toContain(secret)
    })

    test('a test says what it proved, and writes nothing', async () => {
      const { stage, front, ask } = await open()
      const tested = await ask()
      expect(tested).toMatchObject({ ok: true, delivered: suite.testSends === true, error: null })
      expect(kind.testSends === true).toBe(suite.testSends === true)
      expect('proved' in tested && tested.proved.length).toBeGreaterThan(0)
      expect(await stage.written()).toBe(suite.testSends ? 1 : 0)
      const writing = front.seen.filter(
        ({ method, path }) => method === suite.writes && (suite.writesPath?.test(path) ?? true),
      )
      if (!suite.asksByWriting) expect(writing.length).toBe(suite.testSends ? 1 : 0)
      front.fault = { status: 403 }
      if (suite.testIsSilent) return
      expect(await ask()).toMatchObject({ ok: false, delivered: false, httpStatus: 403 })
    })
  })
}

/** For what a kind does beyond the suite. */
export const context: Context = {
  ...{ allowPrivate: true, userAgent: 'exhibit/test', signal: new AbortController().signal },
  keep: async () => {},
}

/** As a worker that knows nothing of the attempt before: it died before it could write anything down. */
function sendElsewhere(kind: NonNullable<ReturnType<typeof kindNamed>>, stage: Stage, front: Front, message: Message) {
  const target = { id: v7(), config: stage.config(front.url), secrets: stage.secrets, receipt: {} }
  const context = { allowPrivate: true, userAgent: 'exhibit/test', signal: new AbortController().signal }
  return kind.send(message, target, { ...context, keep: async () => {} })
}

export function messageOf(bytes = Buffer.from(`PK a package ${v7()}`)): Message {
  const id = v7()
  return {
    ...{ id: v7(), type: 'package.ready', at: '2026-11-23T10:00:00.000Z' },
    payload: JSON.stringify({ type: 'package.ready', data: { package: id } }),
    package: handleOf(id, bytes),
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const FINDING = {
  ...{ id: 'f1', account: '111111111111', region: 'global', check: 'a-check', title: 'Title', reason: 'Because.' },
  ...{
    remediation: 'Change it.',
    resource: null,
    severity: 'high',
    status: 'fail',
    observedAt: '2026-11-23T09:00:00.000Z',
  },
}

/** What suites find in a package: files of these names and texts. */
export const FILES: Readonly<Record<string, string>> = {
  'report.pdf': '%PDF-1.7',
  'findings.json': JSON.stringify([FINDING]),
  'findings.csv': 'check\r\n',
  'evidence/111111111111/eu-central-1/s3.bucket.json': '{"a":1}',
  'evidence/111111111111/global/iam.user.json': '{"b":1}',
}

export const handleOf = (id: string, bytes: Buffer, files = FILES): PackageHandle => ({
  id,
  sha256: sha256(bytes),
  size: bytes.length,
  open: () => Readable.from([bytes]),
  paths: async () => Object.keys(files),
  file: async path => {
    const held = Buffer.from(files[path] ?? '')
    return path in files ? { sha256: sha256(held), size: held.length, open: () => Readable.from([held]) } : null
  },
})

export async function bytesOf(handle: PackageHandle | null): Promise<Buffer> {
  const chunks: Buffer[] = []
  if (handle) for await (const chunk of handle.open()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
