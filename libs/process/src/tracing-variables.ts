import { z } from 'zod'
import { variable } from './variable.js'

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const

/** OpenTelemetry's own names and values (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/). */
export const tracingVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: variable(z.url({ protocol: /^https?$/ }).optional(), {
    is: 'where traces go, by OTLP over HTTP, such as http://127.0.0.1:4318; default none: tracing is off',
    must: 'an address such as http://127.0.0.1:4318',
  }),
  OTEL_TRACES_SAMPLER: variable(z.enum(samplers).default('parentbased_traceidratio'), {
    is: 'which traces are recorded; default parentbased_traceidratio: as whoever began the trace says, else a share',
    must: samplers.join(', '),
  }),
  OTEL_TRACES_SAMPLER_ARG: variable(z.coerce.number().min(0).max(1).default(1), {
    is: 'the share of traces recorded by traceidratio, from 0 to 1; default 1, in production rather 0.01',
    must: 'a number from 0 to 1',
  }),
}
