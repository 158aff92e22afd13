/** Where the app stands, behind whatever prefix a reverse proxy put it: the server sets `<base>`. */
export const BASE = new URL(document.baseURI).pathname

const KEY = 'exhibit.key'

/** The API key of this tab. It is forgotten when the tab is closed. */
export const session = {
  key: (): string | null => sessionStorage.getItem(KEY),
  begin: (key: string): void => sessionStorage.setItem(KEY, key),
  end: (): void => sessionStorage.removeItem(KEY),
}

/** The token of a sign-in link (`/sign-in#token=exs_…`), which is good once. It is taken out of the history too. */
export function tokenOfLink(): string | null {
  const found = /^#token=(exs_[0-9a-f]{64})$/.exec(location.hash)?.[1]
  if (found === undefined) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return found
}
