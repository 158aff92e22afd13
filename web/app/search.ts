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

/** Takes the named parameters, if they are text, and drops whatever else an address brings. */
export const only =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): Texts<Name> => {
    const found = names.filter(name => typeof search[name] === 'string' && search[name] !== '')
    return Object.fromEntries(found.map(name => [name, search[name]])) as Texts<Name>
  }
