import type { Source } from './item.ts'

/** Several sources as one: the least trustworthy kind, and every host. */
export function leastTrusted(sources: readonly Source[]): Source {
  const kinds = new Set(sources.map(({ kind }) => kind))
  const kind = kinds.has('replay') ? 'replay' : kinds.has('customEndpoint') ? 'customEndpoint' : 'aws'
  return { kind, hosts: [...new Set(sources.flatMap(({ hosts }) => hosts))].sort() }
}
