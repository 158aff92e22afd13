import { redactText } from './redact/index.ts'

const LONGEST = 400

/**
 * What AWS said, fit to be kept: redacted, bounded, on one line, and without what differs from call to call (request
 * ids, the session's name, encoded authorization details), so that an unchanged account gives unchanged evidence.
 * Undefined where it says no more than the error's name.
 */
export function toldBy(message: string | undefined, name: string): string | undefined {
  const text = message
    ?.replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?Encoded authorization failure message: ?\S+/gi, '')
    .replaceAll(
      / ?\(?(?:service: [^;]{0,100}; status code: [^;]{0,20}; )?(?:x-amzn-)?request[- ]?id:? ?[\w-]+\)?\.?/gi,
      '',
    )
    .replaceAll(/(:assumed-role\/[^/\s"']{1,200})\/[^\s"',]+/g, '$1')
    .trim()
  if (!text || text === name || text === 'UnknownError') return undefined
  return cut(redactText(text).text)
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
