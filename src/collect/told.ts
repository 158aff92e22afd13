import { redactText } from './redact/index.ts'

const LONGEST = 400

/**
 * What AWS said, fit to be kept: redacted, bounded, on one line, and without what differs from call to call (request
 * ids, the session's name, encoded authorization details), so that an unchanged account gives unchanged evidence.
 * Undefined where it says no more than the error's name.
 */
export function toldBy(message: string | undefined, name: string): string | undefined {
  const text = message
    ?.replaceAll(/\s*Encoded authorization failure message:\s*\S+/gi, '')
    .replaceAll(/\s*\(?(?:service: [^;]*; status code: [^;]*; )?(?:x-amzn-)?request[- ]?id:?\s*[\w-]+\)?\.?/gi, '')
    .replaceAll(/(:assumed-role\/[^/\s"']+)\/[^\s"',]+/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (!text || text === name || text === 'UnknownError') return undefined
  return cut(redactText(text).text)
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
