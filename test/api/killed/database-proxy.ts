import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A moment in what a process says to its database. */
export interface Moment {
  /** What it says, in this order, on one connection: the last is the moment. */
  readonly says: readonly string[]
  /** Whether the database gets to hear the last. */
  readonly heard: boolean
}

export interface DatabaseProxy {
  /** The database's address, by way of the proxy. */
  readonly url: string
  /** At the moment nothing goes on, and `then` is called: where the database heard it, once it has answered, to nobody. */
  at(moment: Moment, then: () => void): void
}

/** A forwarder between a process and PostgreSQL that can cut in anywhere. */
export async function databaseProxy(database: string): Promise<DatabaseProxy> {
  const to = new URL(database)
  let awaited: { moment: Moment; then: () => void } | undefined
  const server = createServer(client => {
    const upstream = connect(Number(to.port), to.hostname)
    let [left, cut] = [awaited?.moment.says ?? [], false]
    let since = awaited
    client.on('data', chunk => {
      if (since !== awaited) [since, left] = [awaited, awaited?.moment.says ?? []]
      while (left[0] !== undefined && chunk.includes(left[0])) left = left.slice(1)
      const reached = awaited !== undefined && left.length === 0
      if (cut) return
      cut = reached
      if (!reached || awaited?.moment.heard) upstream.write(chunk)
      else awaited?.then()
    })
    upstream.on('data', chunk => {
      if (cut) awaited?.then()
      else client.write(chunk)
    })
    together(client, upstream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = new URL(database)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    at: (moment, then) => {
      awaited = { moment, then }
    },
  }
}

/** Where the one side goes, so does the other: a database ends the transaction of a process that died. */
function together(one: Socket, other: Socket): void {
  for (const [socket, end] of [
    [one, other],
    [other, one],
  ] as const)
    socket.on('error', () => {}).on('close', () => end.destroy())
}
