import type { Verification } from '../../../src/package/verify/result.ts'
import { count, el, plain } from './dom.ts'

const TRUST: Record<Verification['trust'], string> = {
  pinned: 'It is unchanged since it was signed, and the certificate that signed it has the fingerprint you gave.',
  ca:
    'It is unchanged since it was signed, under a certificate that the authority you named issued. Any certificate that it issued for ' +
    'signing would do, unless you named whose it must be.',
  unpinned:
    'It is unchanged since it was signed. By whom is not shown: anybody can make such a package with a key of their own. ' +
    'Compare the fingerprint below with one that you got from the signer by another way, or paste that one above.',
}

export function verdict({ valid, trust, failures }: Verification): HTMLElement {
  const kind = valid ? (trust === 'unpinned' ? 'valid unpinned' : 'valid') : 'invalid'
  const faults = failures.length === 1 ? 'a fault' : `${count(failures.length)} faults`
  return el(
    'div',
    { class: `verdict ${kind}`, id: 'verdict', 'data-valid': String(valid), 'data-trust': trust },
    el('h2', {}, valid ? (trust === 'unpinned' ? 'VALID, signer not shown' : 'VALID') : 'NOT VALID'),
    el('p', {}, valid ? TRUST[trust] : `The verification found ${faults}. Do not rely on anything in this file.`),
  )
}

const KINDS = { replay: 'a recording of earlier answers', customEndpoint: 'a custom endpoint' } as const
const NAMED = 5

/** In large letters where the settings did not come from AWS itself. */
export function source({ source }: Verification): HTMLElement | null {
  if (!source || source.kind === 'aws') return null
  return el('p', { class: 'source', id: 'source' }, `NOT COLLECTED FROM AWS: the settings come from ${hosts(source)}.`)
}

export function hosts(source: NonNullable<Verification['source']>): string {
  const more = source.hosts.length - NAMED
  const named = source.hosts.slice(0, NAMED).map(plain).join(', ') + (more > 0 ? ` and ${count(more)} more` : '')
  const what = source.kind === 'aws' ? "AWS's own endpoints" : KINDS[source.kind]
  return named ? `${what} (${named})` : what
}
