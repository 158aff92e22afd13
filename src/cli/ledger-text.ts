import type { LedgerSaid, Verification } from '../package/verify/result.ts'
import type { Since } from '../package/verify/since.ts'

export const timestampText = (said: Verification['timestamp']): string =>
  said ? `${said.time} by ${said.authority}` : 'none from an outside authority'

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
