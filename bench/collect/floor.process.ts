import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { ClientClass } from '../../connectors/kit/index.ts'
import { builtWith } from '../../src/built-clients.ts'
import type { SentCall } from './sent-call.ts'

/**
 * Run as a process: `CALLS_FILE CONCURRENCY`. Sends the calls with the SDK and nothing else: the same clients, commands,
 * inputs and order, so many at once, answers parsed and dropped. Clients are those that `collect` loads, when first needed.
 * Prints when the last answer was there.
 */
const [, , file = '', concurrency = '24'] = process.argv
const calls = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line) as SentCall)
const endpoint = process.env.AWS_ENDPOINT_URL ?? ''
const agent = { maxSockets: 64, keepAlive: true }
const requestHandler = new NodeHttpHandler({ httpAgent: agent, httpsAgent: agent })

const ROOT = join(import.meta.dirname, '../..')
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}
/** `CloudWatchLogsClient` is in `@aws-sdk/client-cloudwatch-logs`. */
const packages = new Map(
  Object.keys(dependencies).flatMap(name =>
    name.startsWith('@aws-sdk/client-') ? [[name.replace('@aws-sdk/client-', '').replaceAll('-', ''), name]] : [],
  ) as [string, string][],
)

type Sdk = Record<string, ClientClass & (new (input: object) => object)>
const loaded = new Map<string, Promise<Sdk>>()
function sdkOf({ client }: SentCall): Promise<Sdk> {
  const name = packages.get(client.replace(/Client$/, '').toLowerCase())
  if (!name) throw new Error(`no package has the client ${client}`)
  const built = builtWith(name, [], () => join(ROOT, 'node_modules', name))
  const sdk = loaded.get(name) ?? (import(built ?? name) as Promise<Sdk>)
  loaded.set(name, sdk)
  return sdk
}

const clients = new Map<string, InstanceType<ClientClass>>()
function clientOf(Client: ClientClass, { client, region, accountInHost }: SentCall): InstanceType<ClientClass> {
  const key = `${client} ${region}`
  const options = { region, endpoint, requestHandler, maxAttempts: 8, forcePathStyle: true }
  const made =
    clients.get(key) ??
    new Client({ ...options, ...(accountInHost && { endpointProvider: () => ({ url: new URL(endpoint) }) }) })
  clients.set(key, made)
  return made
}

async function send(call: SentCall): Promise<void> {
  const { [call.client]: Client, [call.command]: Command } = await sdkOf(call)
  if (!Client || !Command) throw new Error(`the SDK has no ${call.client} or ${call.command}`)
  // A refusal is an answer like any other.
  await clientOf(Client, call)
    .send(new Command(call.input))
    .catch(() => {})
}

const waiting = calls.values()
await Promise.all(
  Array.from({ length: Number(concurrency) }, async () => {
    for (const call of waiting) await send(call)
  }),
)
console.log(JSON.stringify({ doneAt: Date.now(), calls: calls.length }))
requestHandler.destroy()
