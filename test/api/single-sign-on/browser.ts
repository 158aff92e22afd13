/** Cookies and redirects as a browser has them, for a service that stands at `publicUrl` for everybody else. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>()
  readonly #at: (url: string) => string

  /** `at`: where an address really is. */
  constructor(at: (url: string) => string) {
    this.#at = at
  }

  cookie(name: string): string | undefined {
    return [...this.#cookies].find(([key]) => key.endsWith(` ${name}`))?.[1]
  }

  /** As somebody might plant it. */
  plant(url: string, name: string, value: string): void {
    this.#cookies.set(`${new URL(this.#at(url)).host} ${name}`, value)
  }

  /** One request; redirects are not followed. */
  async ask(url: string, init: RequestInit = {}): Promise<Response & { readonly cookies: readonly string[] }> {
    const address = new URL(this.#at(url))
    const own = [...this.#cookies].filter(([key]) => key.startsWith(`${address.host} `))
    const cookie = own.map(([key, value]) => `${key.split(' ')[1]}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie !== '' && { cookie }) }
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' })
    const cookies = answer.headers.getSetCookie()
    for (const text of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      const gone = /max-age=0|expires=Thu, 01 Jan 1970/i.test(text) || value === ''
      if (gone) this.#cookies.delete(`${address.host} ${name}`)
      else this.#cookies.set(`${address.host} ${name}`, value)
    }
    return Object.assign(answer, { cookies })
  }

  /** Follows redirects, and the provider's one form, until there is something to see or `until` is reached. */
  async follow(url: string, until: RegExp = /^$/): Promise<string> {
    let at = url
    for (let steps = 0; steps < 20; steps++) {
      if (until.test(at)) return at
      const form = at.includes('/interaction/')
      const answer = await this.ask(at, { method: form ? 'POST' : 'GET' })
      const next = answer.headers.get('location')
      if (next === null) return at
      at = new URL(next, at).href
    }
    throw new Error(`endless: ${at}`)
  }
}
