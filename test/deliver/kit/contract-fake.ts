import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { contractNamed, operationFor } from './contract.ts'
import { type Asked, type Request, reader } from './refusals.ts'
import { schemasOf } from './schemas.ts'

export interface Replied {
  readonly status: number
  readonly json?: unknown
  readonly text?: string
  readonly headers?: Readonly<Record<string, string>>
}

type Answer = (asked: Asked) => Replied
/** By operation id. What the contract allows comes here, and nothing else. */
export type Answers = Readonly<Record<string, Answer>>

export interface Fake {
  readonly url: string
  /** What the contract refused, in its words. */
  readonly refused: string[]
  /** The requests it let through, for tests to corrupt. */
  readonly taken: Request[]
}

/** Where presigned addresses lead: beside the contract. */
type Storage = (request: Request) => Replied

/** A vendor as its published contract has it: it refuses what that refuses, and answers in no other shape. */
export async function startContractFake(
  name: string,
  answersAt: (url: string) => Answers,
  storage: Storage = () => ({ status: 404 }),
): Promise<Fake> {
  const contract = contractNamed(name)
  const [read, wrong] = [reader(contract), schemasOf(contract)]
  const fake = { url: '', refused: [] as string[], taken: [] as Request[] }

  const reply = (request: Request, answers: Answers): Replied => {
    if (request.path.startsWith('/storage/')) return storage(request)
    const held = read(request)
    if ('problem' in held) {
      fake.refused.push(`${request.method} ${request.path}: ${held.problem}`)
      return { status: held.status, json: { error: held.problem } }
    }
    fake.taken.push(request)
    const replied = answers[held.asked.operation]?.(held.asked) ?? { status: 501 }
    const found = operationFor(contract, request.method, new URL(request.path, 'http://fake').pathname)
    const responses = typeof found === 'object' ? found.operation.responses : {}
    const schema = responses[replied.status]?.content?.['application/json']?.schema
    const problem = replied.status < 300 && schema ? wrong(replied.json, schema, 'answered') : undefined
    return problem === undefined ? replied : { status: 599, text: `the fake’s own answer is wrong: ${problem}` }
  }

  const server = createServer(async (incoming, outgoing) => {
    const { status, json, text, headers } = reply(await requestOf(incoming), answersAt(fake.url))
    const type = json === undefined ? {} : { 'content-type': 'application/json' }
    outgoing.writeHead(status, { ...type, ...headers }).end(json === undefined ? text : JSON.stringify(json))
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return fake
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = '', url = '', headers } = incoming
  return { method, path: url, headers, body: Buffer.concat(chunks) }
}
