import { joinServer } from '../../../src/store/embedded/index.ts'
import { StoreError } from '../../../src/store/kernel/error.ts'

/**
 * A process of its own that joins the server of a data directory. Says `joined <url>` or `failed <code> <message>`;
 * told `leave`, it leaves, says `left` and ends.
 */
const [dataDir = ''] = process.argv.slice(2)
try {
  const server = await joinServer(dataDir)
  process.stdout.write(`joined ${server.url}\n`)
  process.stdin.on('data', async chunk => {
    if (chunk.toString().startsWith('exit')) process.exit(0)
    await server.leave()
    process.stdout.write('left\n')
    process.exit(0)
  })
} catch (error) {
  const code = error instanceof StoreError ? error.code : 'unnamed'
  process.stdout.write(`failed ${code} ${error instanceof Error ? error.message : ''}\n`)
  process.exit(3)
}
