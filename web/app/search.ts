/** Filters stand in the address as the API takes them: plain text, nothing quoted. */
export function plainSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function searchText(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

type Texts<Name extends string> = { [K in Name]?: string | undefined }

/** What is there, as the API takes it. */
export const given = <T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** How a table of the view is looked at (parts/table/state.ts). */
const OF_TABLES = /^([a-z]+\.)?(sort|columns)$/

/** Takes the named parameters, if they are text, and how tables are looked at, and drops whatever else an address brings. */
export const only =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): Texts<Name> => {
    const known = new Set<string>(names)
    const found = Object.keys(search).filter(
      name => (known.has(name) || OF_TABLES.test(name)) && typeof search[name] === 'string' && search[name] !== '',
    )
    return Object.fromEntries(found.map(name => [name, search[name]])) as Texts<Name>
  }
