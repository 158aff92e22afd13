import { createHash } from 'node:crypto'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { expect, onTestFinished, test } from 'vitest'
import { mcpServer } from '../../src/cli/remote/mcp-server.ts'
import { recordRun } from '../api/record.ts'
import { testService } from '../api/service.ts'
import { MAIN } from './command.ts'

async function assistant(client: { url: string; apiKey: string }): Promise<Client> {
  const [near, far] = InMemoryTransport.createLinkedPair()
  const server = mcpServer(client, '0.0.0')
  await server.connect(far)
  const asking = new Client({ name: 'test', version: '0.0.0' })
  await asking.connect(near)
  onTestFinished(() => asking.close())
  return asking
}

interface Told {
  readonly link: string
  readonly sha256: string
  // biome-ignore lint/suspicious/noExplicitAny: answers of any shape.
  readonly answer: any
}

async function called(client: Client, name: string, given: Record<string, unknown> = {}) {
  const { isError = false, content, structuredContent } = await client.callTool({ name, arguments: given })
  const [{ text }] = content as [{ text: string }]
  if (!isError) expect(JSON.parse(text)).toEqual(structuredContent)
  return { isError, text, told: structuredContent as unknown as Told }
}

test('an assistant reads what the key may, each answer with a link and a digest that can be checked', async () => {
  const { runtime, url, as } = await testService({ listens: true })
  await recordRun(runtime, { account: '111111111111' })
  await recordRun(runtime, { account: '222222222222' })
  const { secret: apiKey } = await as({ scopes: ['auditor'], accounts: ['111111111111'] })
  const client = await assistant({ url, apiKey })
  expect(client.getInstructions()).toContain('judge nothing yourself')

  const { told } = await called(client, 'list_findings', { status: 'fail', limit: 2 })
  expect(told.link).toBe(`${url}/v1/findings?limit=2&status=fail`)
  const again = await fetch(told.link, { headers: { authorization: `Bearer ${apiKey}` } })
  const body = Buffer.from(await again.arrayBuffer())
  expect(JSON.parse(body.toString()).items).toEqual(told.answer.items)
  const [{ id: run }] = (await called(client, 'list_runs')).told.answer.items
  const one = (await called(client, 'get_run', { id: run })).told
  const bytes = await (await fetch(one.link, { headers: { authorization: `Bearer ${apiKey}` } })).arrayBuffer()
  expect(createHash('sha256').update(Buffer.from(bytes)).digest('hex')).toBe(one.sha256)
  expect(new Set(told.answer.items.map((item: { account: string }) => item.account))).toEqual(new Set(['111111111111']))

  const refused = await called(client, 'list_destinations')
  expect([refused.isError, refused.text]).toEqual([
    true,
    expect.stringMatching(/\.( .*)? \[(forbidden|restricted_key)\]$/),
  ])
  expect(await called(client, 'get_run', {})).toMatchObject({ isError: true, text: 'get_run needs id.' })
  expect((await called(client, 'list_runs', { colour: 'red' })).text).toMatch(
    /^list_runs takes no colour; it takes limit, /,
  )
  expect((await called(client, 'get_run', { id: '../keys' })).text).toMatch(/\[invalid_request\]$/)
})

test('nothing that changes anything is among the tools', async () => {
  const { url, admin } = await testService({ listens: true })
  const client = await assistant({ url, apiKey: admin.secret })
  const { tools } = await client.listTools()
  expect(tools.length).toBeGreaterThan(30)
  for (const { name, annotations, description, inputSchema } of tools) {
    expect([name, annotations]).toEqual([name, expect.objectContaining({ readOnlyHint: true, destructiveHint: false })])
    expect(name).toMatch(/^(list|get|count|prove|preview)_/)
    expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)])
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
  }
  for (const name of ['create_account', 'start_run', 'delete_account', 'revoke_key'])
    expect(await called(client, name)).toMatchObject({ isError: true, text: `There is no tool ${name}.` })
  const log = (await admin('GET', '/v1/audit-log')).body.items
  expect(log).toEqual([])
})

test('the command speaks the protocol on stdin and stdout', async () => {
  const { url, admin } = await testService({ listens: true })
  const transport = new StdioClientTransport({
    ...{ command: process.execPath, args: [MAIN, 'mcp'], stderr: 'ignore' },
    env: { PATH: process.env.PATH ?? '', EXHIBIT_URL: url, EXHIBIT_API_KEY: admin.secret },
  })
  const client = new Client({ name: 'test', version: '0.0.0' })
  await client.connect(transport)
  onTestFinished(() => client.close())
  expect((await called(client, 'get_me')).told.answer).toMatchObject({ name: 'Alice', scopes: ['admin'] })
})
