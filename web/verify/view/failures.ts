import type { Verification } from '../../../src/package/verify/result.ts'
import { el, mono, section, table } from './dom.ts'

/** Every failure with its code, which docs/package-format.md and the command use too. */
export function failures({ failures }: Verification): HTMLElement | null {
  if (failures.length === 0) return null
  const rows = failures.map(({ code, file, message }) => [
    mono(code),
    file === null ? 'the package' : mono(file),
    message,
  ])
  const failed = section(
    'What is wrong',
    table('Every fault that the verification found', ['code', 'file', 'what is wrong'], rows),
  )
  failed.id = 'failures'
  failed.dataset.failures = JSON.stringify(failures.map(({ code, file, message }) => [code, file, message]))
  return failed
}

/** What an invalid file says of itself. */
export const disclaimer = (): HTMLElement =>
  el('p', {}, 'This is what the file says of itself. As it is not valid, none of it can be relied on.')
