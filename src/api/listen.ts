import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Api } from './api.ts'
import { ApiError } from './error.ts'

interface Place {
  readonly host: string
  readonly port: number
}

/** Listens, and gives the address. Throws `port_in_use`, `address_unavailable`. */
export async function listen(app: Api, { host, port }: Place): Promise<string> {
  return app.listen({ host, port }).catch(error => {
    throw explained(error, { host, port })
  })
}

/**
 * Whether the API could listen now, so that nothing is made before it is known that it cannot. Throws `port_in_use`,
 * `address_unavailable`.
 */
export async function mayListen(place: Place): Promise<void> {
  const server = createServer()
  try {
    server.listen({ host: place.host, port: place.port })
    await once(server, 'listening')
  } catch (error) {
    throw explained(error, place)
  } finally {
    server.close()
  }
}

export function explained(error: unknown, { host, port }: Place, variable = 'EXHIBIT_PORT'): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return new ApiError(
      'port_in_use',
      `Port ${port} of ${host} is in use; set ${variable} to another (0: any free one).`,
      { cause: error },
    )
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new ApiError(
      'address_unavailable',
      `Nothing can listen on ${host}:${port} (${code}); set EXHIBIT_HOST and ${variable}.`,
      { cause: error },
    )
  return error
}
