import type { Config } from '../config.ts'
import { errorText } from '../service/runtime/error-text.ts'
import type { Log } from '../service/runtime/runtime.ts'
import { type Tracer, UNTRACED } from '../service/runtime/tracer.ts'

const TELL_EVERY_MS = 60_000

/** Traces as OpenTelemetry makes them, where the environment says where they go. Nothing of it is loaded otherwise. */
export async function openTracer({ tracing }: Pick<Config, 'tracing'>, tool: string, log: Log): Promise<Tracer> {
  if (!tracing) return UNTRACED
  const { otlpTracer } = await import('./otlp.ts')
  let told = Number.NEGATIVE_INFINITY
  return otlpTracer(tracing, tool, error => {
    if (performance.now() - told < TELL_EVERY_MS) return
    told = performance.now()
    log.warn({ error: errorText(error) }, 'traces could not be sent')
  })
}
