import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Schema = Readonly<Record<string, unknown>>

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema?: Schema
}

interface Media {
  readonly schema?: Schema
  readonly encoding?: Readonly<Record<string, { readonly 'x-types'?: readonly string[] }>>
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly 'x-max-bytes'?: number
}

export interface Scheme {
  readonly type: 'apiKey' | 'http' | 'oauth2'
  readonly name?: string
  readonly scheme?: string
  /** What the header has to look like. */
  readonly 'x-pattern'?: string
}

export interface Contract {
  readonly servers: readonly { readonly url: string }[]
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>
    readonly securitySchemes?: Readonly<Record<string, Scheme>>
  }
}

export const contractNamed = (name: string): Contract =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../contracts', `${name}.openapi.json`), 'utf8'))

/** The path below which the vendor's operations stand. */
export const baseOf = ({ servers }: Contract): string => {
  const path = new URL((servers[0]?.url ?? '').replaceAll(/[{}]/g, '')).pathname
  return path === '/' ? '' : path
}

export interface Found {
  readonly operation: Operation
  readonly params: Readonly<Record<string, string>>
}

/** The operation of a path and method; what is written out goes before what is a parameter. */
export function operationFor(contract: Contract, method: string, path: string): Found | 'method' | undefined {
  const base = baseOf(contract)
  const templates = Object.keys(contract.paths).sort((a, b) => a.split('{').length - b.split('{').length)
  let other = false
  for (const template of templates) {
    const params = path.startsWith(`${base}/`) ? matched(template, path.slice(base.length)) : undefined
    if (!params) continue
    const operation = contract.paths[template]?.[method.toLowerCase()]
    if (operation) return { operation, params }
    other = true
  }
  return other ? 'method' : undefined
}

function matched(template: string, path: string): Record<string, string> | undefined {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
  const pattern = template.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '([^/]+)')
  const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1)
  return values && Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]))
}
