import type { LedgerSaid, Validity, Verification } from '../package/verify/result.ts'
import type { Since } from '../package/verify/since.ts'

/** A name that nobody vouched for is told as what it is. */
export function timestampText(said: Verification['timestamp']): string {
  if (!said) return 'none from an outside authority'
  const { time, authority, fingerprint, trust } = said
  if (trust === 'ca') return `${time} by ${authority}, vouched for by the authority you named for timestamps`
  return `${time}, from an authority that was not verified (--tsa-ca); it names itself ${authority} (certificate SHA-256 ${fingerprint})`
}

const VALIDITY: Record<Validity, (signer: NonNullable<Verification['signer']>) => string | null> = {
  current: () => null,
  not_yet: ({ notBefore }) => `begins on ${notBefore} only, by the clock of this computer`,
  expired_after_signing: ({ notAfter }) =>
    `ended by now (its own end: ${notAfter}); a verified time shows it was signed before`,
  expired_unproven: ({ notAfter }) =>
    `expired by now (its own end: ${notAfter}); no verified time shows it was signed before`,
}

/** The certificate of the signer, who names himself unless an authority that was named issued it. */
export function signerText(signer: Verification['signer'], trust: Verification['trust']): string[] {
  if (!signer) return []
  const named = trust === 'ca' ? signer.subject : `it names itself ${signer.subject}`
  const validity = VALIDITY[signer.validity](signer)
  return [
    `certificate  SHA-256 ${signer.fingerprint} (${named})`,
    ...(validity === null ? [] : [`             ${validity}`]),
  ]
}

/** The ledger that a package is recorded in; nothing for one of none. */
export const ledgerText = (ledger: LedgerSaid | null): string[] =>
  ledger
    ? [
        `ledger       ${ledger.origin}, ${ledger.size.toLocaleString('en')} entries, root ${ledger.root}`,
        ...(ledger.timestamp ? [`             seen ${timestampText(ledger.timestamp)}`] : []),
      ]
    : []

/** Which earlier package it was held against; why it does not hold stands among the failures. */
export const sinceText = (since: Since | undefined, valid: boolean): string[] =>
  since?.ledger && valid
    ? [
        `since        package ${since.package} (signed by ${since.signer?.fingerprint}): nothing was rewritten of the ${since.ledger.size.toLocaleString('en')} entries up to it`,
      ]
    : []
