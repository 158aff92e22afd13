/** Where the app stands, behind whatever prefix a reverse proxy put it: the server sets `<base>`. */
export const BASE = new URL(document.baseURI).pathname

const KEY = 'exhibit.key'
/** A person's session is in a cookie that no script sees; this one tells that it is there. */
const SIGNED_IN = 'exhibit_signed_in'

const hasCookie = (): boolean => document.cookie.split('; ').includes(`${SIGNED_IN}=1`)

/** The API key of this tab, which is forgotten when the tab is closed, or a person's session. */
export const session = {
  key: (): string | null => sessionStorage.getItem(KEY),
  begin: (key: string): void => sessionStorage.setItem(KEY, key),
  /** Whether somebody is signed in by a cookie. */
  isPerson: (): boolean => session.key() === null && hasCookie(),
  isOpen: (): boolean => session.key() !== null || hasCookie(),
  end: (): void => {
    if (session.isPerson()) {
      const secure = location.protocol === 'https:' ? '; Secure' : ''
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere, and answers too late here.
      document.cookie = `${SIGNED_IN}=; Path=${BASE}; Max-Age=0; SameSite=Strict${secure}`
    }
    sessionStorage.removeItem(KEY)
  },
}

/** The token of a sign-in link (`/sign-in#token=exs_…`), which is good once. It is taken out of the history too. */
export function tokenOfLink(): string | null {
  const found = /^#token=(exs_[0-9a-f]{64})$/.exec(location.hash)?.[1]
  if (found === undefined) return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return found
}
