import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { session } from './api/session.ts'
import { only } from './search.ts'
import { Frame } from './shell/frame.tsx'
import { findingsSearch } from './views/findings/filters.ts'

const root = createRootRoute()

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search => ({
    ...only('to', 'refused')(search),
    ...(search.ended === 'true' || search.ended === true ? { ended: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./views/sign-in/sign-in.tsx'), 'SignIn'),
})

/** Everything but the sign-in needs a key. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  beforeLoad: ({ location }) => {
    if (!session.isOpen()) throw redirect({ to: '/sign-in', search: { to: location.href } })
  },
  component: Frame,
})

const overview = createRoute({
  getParentRoute: () => framed,
  path: '/',
  component: lazyRouteComponent(() => import('./views/overview/overview.tsx'), 'Overview'),
})

const findings = createRoute({
  getParentRoute: () => framed,
  path: '/findings',
  validateSearch: findingsSearch,
  component: lazyRouteComponent(() => import('./views/findings/findings.tsx'), 'Findings'),
})

const acceptances = createRoute({
  getParentRoute: () => framed,
  path: '/findings/acceptances',
  component: lazyRouteComponent(() => import('./views/acceptances/acceptances.tsx'), 'Acceptances'),
})

const controls = createRoute({
  getParentRoute: () => framed,
  path: '/controls',
  validateSearch: only('framework', 'control', 'status', 'view', 'toggled'),
  component: lazyRouteComponent(() => import('./views/controls/controls.tsx'), 'Controls'),
})

const evidence = createRoute({
  getParentRoute: () => framed,
  path: '/evidence',
  validateSearch: only('run', 'framework', 'control', 'account', 'region', 'type', 'find', 'gaps'),
  component: lazyRouteComponent(() => import('./views/evidence/evidence.tsx'), 'Evidence'),
})

const evidenceItem = createRoute({
  getParentRoute: () => framed,
  path: '/evidence/$id',
  validateSearch: only('resource', 'against'),
  component: lazyRouteComponent(() => import('./views/evidence/item.tsx'), 'EvidenceItem'),
})

const packages = createRoute({
  getParentRoute: () => framed,
  path: '/packages',
  component: lazyRouteComponent(() => import('./views/packages/packages.tsx'), 'Packages'),
})

const compare = createRoute({
  getParentRoute: () => framed,
  path: '/packages/compare',
  validateSearch: only('before', 'now'),
  component: lazyRouteComponent(() => import('./views/packages/compare.tsx'), 'Compare'),
})

const runs = createRoute({
  getParentRoute: () => framed,
  path: '/runs',
  validateSearch: only('status'),
  component: lazyRouteComponent(() => import('./views/runs/runs.tsx'), 'Runs'),
})

const run = createRoute({
  getParentRoute: () => framed,
  path: '/runs/$id',
  component: lazyRouteComponent(() => import('./views/runs/run.tsx'), 'Run'),
})

const identity = createRoute({
  getParentRoute: () => framed,
  path: '/identity',
  component: lazyRouteComponent(() => import('./views/identity/identity.tsx'), 'Identity'),
})

const schedules = createRoute({
  getParentRoute: () => framed,
  path: '/schedules',
  component: lazyRouteComponent(() => import('./views/schedules/schedules.tsx'), 'Schedules'),
})

const destinations = createRoute({
  getParentRoute: () => framed,
  path: '/destinations',
  component: lazyRouteComponent(() => import('./views/destinations/destinations.tsx'), 'Destinations'),
})

const accounts = createRoute({
  getParentRoute: () => framed,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./views/accounts/accounts.tsx'), 'Accounts'),
})

const organizations = createRoute({
  getParentRoute: () => framed,
  path: '/accounts/organizations',
  validateSearch: only(),
  component: lazyRouteComponent(() => import('./views/organizations/organizations.tsx'), 'Organizations'),
})

const start = createRoute({
  getParentRoute: () => framed,
  path: '/start',
  validateSearch: only('account', 'frameworks', 'schedule', 'destination'),
  component: lazyRouteComponent(() => import('./views/start/start.tsx'), 'Start'),
})

const settings = createRoute({
  getParentRoute: () => framed,
  path: '/settings',
  validateSearch: only('account'),
  component: lazyRouteComponent(() => import('./views/settings/settings.tsx'), 'Settings'),
})

const auditLog = createRoute({
  getParentRoute: () => framed,
  path: '/settings/audit-log',
  validateSearch: only('action', 'actor', 'since', 'until'),
  component: lazyRouteComponent(() => import('./views/audit-log/audit-log.tsx'), 'AuditLog'),
})

const ledger = createRoute({
  getParentRoute: () => framed,
  path: '/settings/ledger',
  validateSearch: only('kind', 'subject', 'entry', 'from', 'to'),
  component: lazyRouteComponent(() => import('./views/ledger/ledger.tsx'), 'Ledger'),
})

export const routes = root.addChildren([
  signIn,
  framed.addChildren([
    overview,
    findings,
    acceptances,
    controls,
    evidence,
    evidenceItem,
    identity,
    packages,
    compare,
    runs,
    run,
    schedules,
    destinations,
    accounts,
    organizations,
    settings,
    auditLog,
    ledger,
    start,
  ]),
])
