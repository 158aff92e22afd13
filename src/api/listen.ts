import type { Api } from './api.ts'
import { ApiError } from './error.ts'

/** Listens, and gives the address. Throws `port_in_use`, `address_unavailable`. */
export async function listen(app: Api, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new ApiError(
        'port_in_use',
        `Port ${port} of ${host} is in use; set EXHIBIT_PORT to another (0: any free one).`,
        {
          cause: error,
        },
      )
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new ApiError(
        'address_unavailable',
        `Nothing can listen on ${host}:${port} (${code}); set EXHIBIT_HOST and EXHIBIT_PORT.`,
        {
          cause: error,
        },
      )
    throw error
  }
}
