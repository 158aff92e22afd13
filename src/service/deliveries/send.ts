import { createReadStream } from 'node:fs'
import type { Context, Kind, Message, PackageHandle, Secrets, Target } from '../../deliver/adapter.ts'
import { inTime } from '../../deliver/in-time.ts'
import { kindNamed } from '../../deliver/index.ts'
import { type Outcome, ours, type Receipt, type Tested, unproven } from '../../deliver/outcome.ts'
import { redacted, secretsOfUrl } from '../../deliver/redact.ts'
import { unsent } from '../../deliver/unsent.ts'
import { type Delivery, type Destination, type SendTo, StoreError } from '../../store/index.ts'
import { packagePath } from '../runtime/package-file.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Viewed } from '../runtime/serving.ts'
import { filesIn } from './package-files.ts'

/** Hands a delivery to its destination's kind. Whatever that does, this has an end, and no secret comes out of it. */
export async function send(
  runtime: Runtime,
  delivery: Delivery,
  { destination, secrets }: SendTo,
  ending: AbortSignal | undefined,
): Promise<Outcome> {
  const kind = kindNamed(destination.kind)
  if (!kind) return ours('destination_invalid')
  const target = targetOf(destination, secrets(), delivery.receipt)
  const message = await messageOf(runtime, delivery)
  const keep = async (receipt: Receipt) => {
    if (!(await runtime.store.deliveries.keep(delivery.id, runtime.worker, receipt))) throw new TakenOver()
  }
  const outcome = await ended(runtime, kind, ending, context => kind.send(message, target, { ...context, keep }))
  return { ...outcome, detail: clean(outcome.detail, target) }
}

/** What can be proved of a destination without writing there, where its kind allows that. */
export async function testDestination(runtime: Viewed, id: string): Promise<Tested> {
  const destination = await runtime.store.destinations.get(id)
  const kind = kindNamed(destination.kind)
  if (!kind) return unproven(ours('destination_invalid'), [])
  const target = targetOf(destination, await runtime.store.destinations.secrets(id), {})
  const tested = await ended(runtime, kind, undefined, context => kind.test(target, context))
  const told = 'ok' in tested ? tested : unproven(tested.kind === 'failed' ? tested : ours('internal'), [])
  if (told.ok) await runtime.store.destinations.tryAgain(id)
  return { ...told, detail: clean(told.detail, target) }
}

/** Another worker has the delivery by now. */
class TakenOver extends Error {
  readonly code = 'taken_over'
}

async function ended<T>(
  { config, tool }: Pick<Runtime, 'config' | 'tool'>,
  { limitMs }: Kind,
  ending: AbortSignal | undefined,
  work: (context: Context) => Promise<T>,
): Promise<T | Outcome> {
  const context = { allowPrivate: config.allowPrivateDestinations, userAgent: tool.replace(' ', '/') }
  try {
    return await inTime(limitMs, ending, signal => work({ ...context, signal, keep: async () => {} }))
  } catch (error) {
    return unsent(error)
  }
}

const targetOf = (
  { id, config }: Destination,
  secrets: Secrets,
  receipt: Receipt,
): Target<unknown, Readonly<Record<string, string>>> => ({ id, config, secrets, receipt })

const clean = (detail: string | null | undefined, { config, secrets }: ReturnType<typeof targetOf>) =>
  redacted(detail, [...Object.values(secrets), ...secretsOfUrl((config as { url?: unknown }).url)])

async function messageOf(runtime: Runtime, delivery: Delivery): Promise<Message> {
  const { event: id, eventType: type, createdAt: at, payload } = delivery
  return { id, type, at, payload, package: await handleOf(runtime, delivery.package) }
}

/** Null where the event is about none, or it is no longer there. */
async function handleOf(runtime: Runtime, id: string | null): Promise<PackageHandle | null> {
  if (id === null) return null
  const stored = await runtime.store.packages.get(id).catch(error => {
    if (error instanceof StoreError && error.code === 'not_found') return null
    throw error
  })
  if (!stored) return null
  const { sha256, size } = stored
  const path = packagePath(runtime, stored)
  return { id, sha256, size, open: () => createReadStream(path), ...filesIn(path) }
}
