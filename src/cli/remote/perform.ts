import { type ClientConfig, readClientConfig } from '../../config.ts'
import { RemoteError } from '../failure.ts'
import { answer } from '../output.ts'
import { type List, printList, printObject } from './answers.ts'
import { attribute, bodyOf, type Given } from './body.ts'
import { ask } from './client.ts'
import { follow } from './follow.ts'
import { followPermissions } from './follow-permissions.ts'
import type { RemoteOperation } from './operation.ts'
import { save } from './save.ts'

/** Options of every command, beside those of its operation. */
interface Common {
  readonly json?: boolean
  readonly all?: boolean
  readonly bodyFile?: string
  readonly out?: string
  readonly idempotencyKey?: string
  readonly waitSeconds?: string
  readonly follow?: boolean
}

/** Asks the service for one operation and tells what it answered. */
export async function perform(operation: RemoteOperation, params: readonly string[], given: Given): Promise<void> {
  const client = readClientConfig(process.env)
  const options = given as Common
  const json = options.json === true
  const path = pathOf(operation, params)
  if (operation.answer === 'events') return printObject(await follow(client, params[0] ?? ''), json)
  if (operation.answer === 'list') return printList(operation.id, await listed(client, operation, path, given), json)
  const asking = asked(client, operation, `${path}${queryOf(operation, given)}`, given)
  const tries = operation.id === 'testAccount' && given.permissions === 'true'
  const response = await (tries ? followPermissions(client, params[0] ?? '', asking) : asking)
  if (operation.answer === 'none') return answer(json, { done: true }, () => 'Done.')
  if (operation.answer === 'text' || operation.answer === 'file') return saved(operation, response, options)
  const value = (await response.json()) as { id?: string }
  await printObject(options.follow === true ? await follow(client, value.id ?? '') : value, json)
}

async function saved({ answer: kind }: RemoteOperation, response: Response, { out, json }: Common): Promise<void> {
  if (out === undefined && kind === 'file')
    throw new RemoteError('usage', 'Name a file with --out, or - for standard output.', true)
  const file = await save(response, out ?? '-')
  if (file.file !== '-')
    await answer(
      json === true,
      file,
      () => `${file.file}, ${file.size.toLocaleString('en')} bytes, SHA-256 ${file.sha256}`,
    )
}

async function asked(client: ClientConfig, operation: RemoteOperation, path: string, given: Given): Promise<Response> {
  const { idempotencyKey, waitSeconds, bodyFile } = given as Common
  const body = operation.body === null ? undefined : await bodyOf(operation.body, given, bodyFile)
  const long = ['text', 'file'].includes(operation.answer) || operation.id === 'testAccount'
  return ask(client, {
    method: operation.method,
    path,
    // Where all of a body may be left out, there is one all the same.
    body: operation.body === null ? undefined : (body ?? {}),
    headers: {
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(waitSeconds !== undefined && { prefer: `wait=${waitSeconds}` }),
    },
    ...(long && { seconds: null }),
    ...(waitSeconds !== undefined && { seconds: Number(waitSeconds) + 60 }),
  })
}

/** One page, or with `--all` every one, as one list. */
async function listed(client: ClientConfig, operation: RemoteOperation, path: string, given: Given): Promise<List> {
  const page = async (query: string) =>
    (await (await asked(client, operation, `${path}${query}`, given)).json()) as List
  const first = await page(queryOf(operation, given))
  if ((given as Common).all !== true) return first
  const items = [...first.items]
  // The feed of events gives a cursor that goes on for ever: it ends where it has nothing new.
  for (let { next, items: got } = first; next && got.length > 0; ) {
    const more = await page(`?${new URLSearchParams({ limit: '500', cursor: next })}`)
    items.push(...more.items)
    ;[next, got] = [more.next, more.items]
  }
  return { ...first, items, next: null }
}

const pathOf = ({ path, params }: RemoteOperation, given: readonly string[]): string =>
  params.reduce((text, { name }, n) => text.replace(`{${name}}`, encodeURIComponent(given[n] ?? '')), path)

function queryOf({ query }: RemoteOperation, given: Given): string {
  const pairs = query.flatMap(({ flag, at }) => {
    const value = given[attribute(flag)]
    return value === undefined ? [] : [[at[0] ?? '', Array.isArray(value) ? value.join(',') : String(value)] as const]
  })
  return pairs.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(pairs))}`
}
