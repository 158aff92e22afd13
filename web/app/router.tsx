import { createRouter } from '@tanstack/react-router'
import { BASE } from './api/session.ts'
import { routes } from './routes.tsx'
import { plainSearch, searchText } from './search.ts'
import { Crashed, NotFound } from './shell/lost.tsx'

export const router = createRouter({
  routeTree: routes,
  basepath: BASE,
  defaultPreload: 'intent',
  parseSearch: plainSearch,
  stringifySearch: searchText,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crashed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
