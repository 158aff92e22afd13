import type { IncomingHttpHeaders } from 'node:http'

/** A cookie of ours: only for our own server to read, unless it says nothing worth reading. */
export interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
  readonly secure: boolean
  readonly sameSite: 'Strict' | 'Lax'
  /** In seconds; 0 forgets it. */
  readonly maxAge: number
  /** Scripts of the page may see it; no secret may be in it. */
  readonly open?: true
}

export const cookieText = ({ name, value, path, secure, sameSite, maxAge, open }: Cookie): string =>
  [
    `${name}=${value}`,
    `Path=${path}`,
    `Max-Age=${maxAge}`,
    `SameSite=${sameSite}`,
    ...(open ? [] : ['HttpOnly']),
    ...(secure ? ['Secure'] : []),
  ].join('; ')

/** The value of a cookie; undefined where it is absent or there are several, of which one may be planted. */
export function cookieOf({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined {
  const values = cookie
    .split(';')
    .map(part => part.trim())
    .filter(part => part.startsWith(`${name}=`))
  return values.length === 1 ? values[0]?.slice(name.length + 1) : undefined
}
