import type { Command } from 'commander'
import { readClientConfig } from '../config.ts'
import { RemoteError } from './failure.ts'
import { say } from './output.ts'
import { version } from './version.ts'

export function mcpCommand(program: Command): void {
  program
    .command('mcp')
    .description(
      'serve assistants over the Model Context Protocol (stdin, stdout): they read what the key may, and change nothing',
    )
    .helpGroup('Asking a service (EXHIBIT_URL, EXHIBIT_API_KEY):')
    .action(mcp)
}

async function mcp(): Promise<void> {
  const client = readClientConfig(process.env)
  if (client.apiKey === undefined)
    throw new RemoteError(
      'unauthorized',
      'Set EXHIBIT_API_KEY to an API key of the service, best one that may only read.',
      true,
    )
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js')
  const { mcpServer } = await import('./remote/mcp-server.ts')
  const server = mcpServer(client, version())
  const ended = new Promise<void>(resolve => {
    server.onclose = () => resolve()
    process.stdin.once('end', () => resolve())
  })
  await server.connect(new StdioServerTransport())
  say(`Exhibit serves assistants from ${client.url}.`)
  await ended
}
