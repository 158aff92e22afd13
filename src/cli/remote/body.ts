import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { RemoteError } from '../failure.ts'
import type { Field } from './operation.ts'

/** Options by their names as commander gives them. */
export type Given = Readonly<Record<string, unknown>>

/** The body of a request: the file, if one is given, and over it the options. Undefined where nothing is given. */
export async function bodyOf(fields: readonly Field[], given: Given, file: string | undefined): Promise<unknown> {
  const body = file === undefined ? {} : await fileOf(file)
  let said = file !== undefined
  for (const field of fields) {
    const value = given[attribute(field.flag)]
    if (value === undefined) continue
    said = true
    put(body as Record<string, unknown>, field.at, await fieldValue(field, value))
  }
  return said ? body : undefined
}

export const attribute = (flag: string): string =>
  flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

async function fileOf(path: string): Promise<unknown> {
  const source = await read(path)
  // YAML reads JSON too.
  const { parse } = await import('yaml')
  try {
    return parse(source)
  } catch (error) {
    const [reason] = (error as Error).message.split('\n')
    throw new RemoteError('bad_request', `${path} is neither JSON nor YAML: ${reason}`, true)
  }
}

async function read(path: string): Promise<string> {
  if (path === '-') return text(process.stdin)
  return readFile(path, 'utf8').catch(error => {
    const { code } = error as NodeJS.ErrnoException
    throw new RemoteError('bad_request', `The file ${path} cannot be read (${code}).`, true)
  })
}

function put(body: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) body[first] = merged(body[first], value)
  else {
    const inner = (body[first] ?? {}) as Record<string, unknown>
    body[first] = inner
    put(inner, rest, value)
  }
}

/** Names that are given are put over those of the file; everything else takes its place. */
const merged = (before: unknown, value: unknown): unknown =>
  isMap(before) && isMap(value) ? { ...before, ...value } : value

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

async function fieldValue(field: Field, value: unknown): Promise<unknown> {
  if (field.kind === 'map') return mapOf(field, value as string[])
  if (field.many) {
    const all = value as string[]
    return field.nullable && all.length === 1 && all[0] === 'null'
      ? null
      : Promise.all(all.map(one => oneOf(field, one)))
  }
  return oneOf(field, value as string)
}

async function oneOf({ kind, nullable, flag }: Field, value: string): Promise<unknown> {
  if (nullable && value === 'null') return null
  if (kind === 'boolean') return value === 'true'
  if (kind !== 'number') return said(value)
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return number
  throw new RemoteError('usage', `--${flag} takes a number, not "${value}".`, true)
}

/** `@FILE`: what is in it, without the line's end, so that a secret stands in no list of processes; `@-`: standard input. */
async function said(value: string): Promise<string> {
  if (value.startsWith('@@')) return value.slice(1)
  return value.startsWith('@') ? (await read(value.slice(1))).replace(/\r?\n$/, '') : value
}

/** Of secrets and tags every value is a text; of a config what reads as JSON is that. */
async function mapOf({ flag, at }: Field, pairs: readonly string[]): Promise<Record<string, unknown>> {
  const texts = at.at(-1) !== 'config'
  const entries = pairs.map(async pair => {
    const cut = pair.indexOf('=')
    if (cut < 1) throw new RemoteError('usage', `--${flag} takes NAME=VALUE.`, true)
    const value = await said(pair.slice(cut + 1))
    return [pair.slice(0, cut), texts ? value : typed(value)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

function typed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
