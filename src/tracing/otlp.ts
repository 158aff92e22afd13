import { type Context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources'
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import type { Tracing } from '../config.ts'
import type { Opening, Span, Tracer } from '../service/runtime/tracer.ts'
import { within } from '../service/runtime/within.ts'
import { failureName } from './failure-name.ts'
import { samplerOf } from './sampler.ts'
import { parseTraceparent, traceparentOf } from './traceparent.ts'

/** Calls of a large account come in thousands; what does not fit is dropped by the SDK. */
const QUEUE = { maxQueueSize: 16_384, maxExportBatchSize: 512, scheduledDelayMillis: 2000 }
/** How long the end of the process is held up for spans that were not sent yet. */
const LAST_MS = 3_000
const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER }

/** Sends spans over OTLP/HTTP; headers, time limit and certificates are those of OpenTelemetry's own variables. */
export function otlpTracer(tracing: Tracing, tool: string, onLost: (error: Error) => void): Tracer {
  const [name, version] = tool.split(' ')
  const provider = new TracerProvider({
    sampler: samplerOf(tracing),
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': name, 'service.version': version }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(onLost, tracing.url), ...QUEUE })],
  })
  const spans = provider.getTracer('exhibit', version)
  const contexts = new AsyncLocalStorageContextManager().enable()
  const parentOf = ({ parent }: Opening): Context => {
    const given = typeof parent === 'string' ? parseTraceparent(parent) : undefined
    return given ? trace.setSpanContext(ROOT_CONTEXT, given) : contexts.active()
  }
  return {
    on: true,
    open(name, facts, opening = {}) {
      const context = parentOf(opening)
      const { kind, startedAt } = opening
      const options = { attributes: facts, kind: kind ? KINDS[kind] : SpanKind.INTERNAL }
      const span = spans.startSpan(name, { ...options, ...(startedAt && { startTime: startedAt }) }, context)
      const inside = trace.setSpan(context, span)
      return {
        within: work => contexts.with(inside, work),
        note: more => void span.setAttributes(more),
        end(error) {
          if (error !== undefined)
            span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', failureName(error))
          span.end()
        },
      } satisfies Span
    },
    current() {
      const now = trace.getSpanContext(contexts.active())
      return now ? traceparentOf(now) : null
    },
    close: () => within(LAST_MS, provider.shutdown(), () => new Error('no answer')).catch(onLost),
  }
}

/** The exporter, which tells when it could not send. */
function telling(onLost: (error: Error) => void, url: string): SpanExporter {
  const exporter = new OTLPTraceExporter({ url })
  return {
    export: (batch, done) =>
      exporter.export(batch, result => {
        if (result.error) onLost(result.error)
        done(result)
      }),
    forceFlush: () => exporter.forceFlush(),
    shutdown: () => exporter.shutdown(),
  }
}
