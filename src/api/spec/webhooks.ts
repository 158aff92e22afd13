import { eventSchemas } from '../schemas/event-data.ts'

const header = (name: string, description: string, example: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
})

const SIGNED = [
  header('webhook-id', 'Id of the event: the same in every attempt', '019abf2e-7c00-7000-8000-000000000001'),
  header('webhook-timestamp', 'When this attempt was made, in seconds since 1970', '1795489200'),
  header(
    'webhook-signature',
    'Signatures as Standard Webhooks 1.0.0 says, separated by spaces',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
]

/** What a webhook destination is sent, an entry for each type of event. */
export const webhooks = (examples: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(eventSchemas).map(([type, { name, summary }]) => [
      type,
      {
        post: {
          operationId: `on${type.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
          tags: ['destinations'],
          summary,
          description: 'Sent to webhooks that ask for it; 2xx within 20 seconds is success, else it is sent again.',
          security: [],
          parameters: SIGNED,
          requestBody: {
            required: true,
            description: 'The event',
            content: { 'application/json': { schema: envelope(type, name), ...exampleOf(examples[type]) } },
          },
          responses: {
            '2XX': { description: 'Received; the body is ignored' },
            '410': { description: 'Nothing more is wanted: the destination is switched off' },
            '4XX': { description: 'Not received; it is sent again' },
          },
        },
      },
    ]),
  )

const exampleOf = (value: unknown) => (value === undefined ? {} : { example: value })

const envelope = (type: string, name: string) => ({
  type: 'object',
  required: ['type', 'timestamp', 'data'],
  properties: {
    type: { type: 'string', const: type, description: 'What happened' },
    timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
    data: { $ref: `#/components/schemas/${name}` },
  },
})
