import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Document } from '../../../src/api/spec/document.ts'

const pointer = (...parts: readonly string[]) =>
  parts.map(part => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

export interface Contract {
  /** What is wrong with the body of an answer; null where it is as documented. */
  answer(path: string, method: string, status: number, body: unknown): string | null
  /** The same for the body of a request. */
  asked(path: string, method: string, body: unknown): string | null
  /** The same for what a webhook is sent. */
  sent(type: string, body: unknown): string | null
}

/** Holds bodies against an OpenAPI document. */
export function contractOf(document: Document): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
  formats.default(ajv)
  ajv.addSchema(document, 'api')
  const fault = (at: string, value: unknown): string | null => {
    const validate = ajv.getSchema(`api#${at}`)
    if (!validate) return `no schema at ${at}`
    return validate(value) ? null : ajv.errorsText(validate.errors)
  }
  const json = ['content', 'application/json', 'schema']
  return {
    answer: (path, method, status, body) =>
      fault(pointer('paths', path, method, 'responses', String(status), ...json), body),
    asked: (path, method, body) => fault(pointer('paths', path, method, 'requestBody', ...json), body),
    sent: (type, body) => fault(pointer('webhooks', type, 'post', 'requestBody', ...json), body),
  }
}
