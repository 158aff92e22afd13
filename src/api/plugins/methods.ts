import type { Api } from '../api.ts'

/** Which methods an address takes, for a request with another one (405 and `Allow`, RFC 9110 §15.5.6). Ask after the routes. */
export function methodsOf(app: Api): (url: string) => string[] {
  const routes: { readonly methods: readonly string[]; readonly pattern: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    routes.push({ methods: [method].flat(), pattern: patternOf(url) })
  })
  return url => {
    const path = url.replace(/[?#].*$/s, '')
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods))].sort()
  }
}

/** A route's `:name` is one segment, `*` the rest; a slash at the end makes no difference. */
function patternOf(url: string): RegExp {
  const parts = url.replace(/\/+$/, '').split('/')
  const source = parts.map(part => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : literally(part)))
  return new RegExp(`^${source.join('/')}/?$`)
}

const literally = (part: string): string => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
