import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { api, client, queries } from '../api/client.ts'
import { session } from '../api/session.ts'
import { messages } from '../messages.ts'
import { Stale } from '../parts/stale.tsx'
import styles from './frame.module.css'
import { Mark } from './mark.tsx'
import { Nav } from './nav.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

const { nav, session: words, product } = messages

/** Navigation beside (on a narrow screen above) the view. */
export function Frame() {
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view closes the menu.
  useEffect(() => setOpen(false), [pathname])
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {nav.skip}
      </button>
      <header className={styles.side} data-open={open || undefined}>
        <div className={styles.brand}>
          <Mark />
          <span>{product}</span>
          <button
            type="button"
            className={styles.menu}
            aria-expanded={open}
            aria-controls="nav"
            onClick={() => setOpen(!open)}
          >
            {nav.open}
          </button>
        </div>
        <div id="nav" className={styles.drop}>
          <Nav />
          <Holder />
        </div>
      </header>
      <main ref={main} tabIndex={-1} className={styles.main}>
        <Stale />
        <Outlet />
      </main>
    </div>
  )
}

/** Whose key is in use, and the way out. */
function Holder() {
  const { data, error } = api.useQuery('get', '/v1/me')
  const router = useRouter()
  const signOut = async () => {
    if (session.isPerson()) await client.POST('/v1/sign-out')
    session.end()
    queries.clear()
    void router.navigate({ to: '/sign-in', search: {} })
  }
  return (
    <div className={styles.holder}>
      <p className={styles.name}>
        {data?.person ?? (error === null ? ' ' : messages.state.error)}
        <span>{data?.scopes.join(', ')}</span>
      </p>
      <div className={styles.acts}>
        <button type="button" className={styles.out} onClick={signOut}>
          {words.signOut}
        </button>
        <ThemeSwitch />
      </div>
    </div>
  )
}
