import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Runtime } from '../service/runtime/runtime.ts'
import { serving } from '../service/runtime/serving.ts'
import { stateMetrics } from '../service/runtime/state-metrics.ts'
import type { Api, Routes } from './api.ts'
import { documentation } from './documentation.ts'
import { audit } from './plugins/audit.ts'
import { auth } from './plugins/auth.ts'
import { clientErrors } from './plugins/client-errors.ts'
import { closing } from './plugins/closing.ts'
import { cursors } from './plugins/cursors.ts'
import { deniedRequests } from './plugins/denied.ts'
import { etags } from './plugins/etag.ts'
import { idempotency } from './plugins/idempotency.ts'
import { type Limits, limits } from './plugins/limits.ts'
import { metrics } from './plugins/metrics.ts'
import { problems, routerErrors } from './plugins/problem.ts'
import { traces } from './plugins/traces.ts'
import { wellFormed } from './plugins/well-formed.ts'
import { acceptances } from './routes/acceptances.ts'
import { accounts } from './routes/accounts.ts'
import { auditLog } from './routes/audit-log.ts'
import { catalogue } from './routes/catalogue.ts'
import { controls } from './routes/controls.ts'
import { deliveries } from './routes/deliveries.ts'
import { destinationControls } from './routes/destination-controls.ts'
import { destinations } from './routes/destinations.ts'
import { discoveries } from './routes/discovery.ts'
import { events } from './routes/events.ts'
import { evidence } from './routes/evidence.ts'
import { findings } from './routes/findings.ts'
import { frameworks } from './routes/frameworks.ts'
import { keys } from './routes/keys.ts'
import { ledger } from './routes/ledger.ts'
import { ledgerLists } from './routes/ledger-lists.ts'
import { own } from './routes/me.ts'
import { open } from './routes/open.ts'
import { organizations } from './routes/organizations.ts'
import { packages } from './routes/packages.ts'
import { people } from './routes/people.ts'
import { reviews } from './routes/reviews.ts'
import { runEvents } from './routes/run-events.ts'
import { runExport } from './routes/run-export.ts'
import { runIndex } from './routes/run-index.ts'
import { runs } from './routes/runs.ts'
import { schedules } from './routes/schedules.ts'
import { signIn } from './routes/sign-in.ts'
import { signInLinks } from './routes/sign-in-links.ts'
import { signOut } from './routes/sign-out.ts'
import { singleSignOn } from './routes/single-sign-on.ts'
import { statement } from './routes/statement.ts'
import { views } from './routes/views.ts'
import { type PageSender, webApp } from './web-app.ts'

/** The resources under /v1, as the documentation lists them. */
const RESOURCES: readonly Routes[] = [
  own,
  signOut,
  accounts,
  discoveries,
  organizations,
  schedules,
  runs,
  runEvents,
  runExport,
  runIndex,
  evidence,
  findings,
  frameworks,
  controls,
  catalogue,
  packages,
  ledger,
  ledgerLists,
  destinations,
  destinationControls,
  deliveries,
  acceptances,
  reviews,
  statement,
  keys,
  signInLinks,
  people,
  events,
  auditLog,
  views,
]

/** The REST API over a runtime; it listens to nothing yet. */
export async function buildApi(runtime: Runtime, options: Limits = {}): Promise<Api> {
  const app: Api = Fastify({
    logger: false,
    bodyLimit: 1_000_000,
    requestTimeout: 60_000,
    // Its own answer would be no problem+json: see `closing`.
    return503OnClosing: false,
    frameworkErrors: routerErrors,
    clientErrorHandler: clientErrors,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const { service, door } = serving(runtime)
  closing(app)
  traces(app, runtime)
  let page: PageSender | undefined
  problems(app, service, (request, reply) => page?.(request, reply))
  auth(app, door, await limits(app, options), service.config)
  audit(app)
  deniedRequests(app, service)
  await documentation(app, service.tool.replace(/^exhibit /, ''))
  metrics(app, service, stateMetrics(runtime))
  open(app, service)
  signIn(app, service)
  singleSignOn(app, service)
  page = await webApp(app)
  await app.register(
    async v1 => {
      const api = v1.withTypeProvider<ZodTypeProvider>()
      idempotency(api)
      etags(api)
      cursors(api)
      wellFormed(api)
      for (const resource of RESOURCES) resource(api, service)
    },
    { prefix: '/v1' },
  )
  return app
}
