import type { Command } from 'commander'
import type { ComparedPackages } from '../package/compare/packages.ts'
import { driftText } from './drift-text.ts'
import { EXIT } from './failure.ts'
import { answer } from './output.ts'
import { type AnchorOptions, anchored, thereIs, trustText, verificationText, verifying } from './verify.ts'

interface Options extends AnchorOptions {
  json?: boolean
}

export function diffCommand(program: Command): void {
  anchored(
    program
      .command('diff <old> <new>')
      .description('say what changed from one package of an account to a later one, offline'),
  )
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExit 0: nothing changed, and all could be compared. Exit 1: something changed or could not be compared, or a\npackage is not valid.',
    )
    .action(diff)
}

async function diff(before: string, now: string, { json = false, ...anchors }: Options): Promise<void> {
  const { comparePackages } = await import('../package/compare/packages.ts')
  const { isSame } = await import('../package/compare/compare.ts')
  await thereIs(before)
  const compared = await verifying(now, anchors, given => comparePackages(before, now, given))
  const { drift } = compared
  const same = drift !== null && isSame(drift)
  await answer(json, { same, old: factsOf(compared.old), new: factsOf(compared.new), drift }, () =>
    drift ? driftText(drift) : invalidText(compared, anchors),
  )
  process.exitCode = same ? EXIT.done : EXIT.no
}

function factsOf({ manifest, valid, trust, failures, signer, source, timestamp }: ComparedPackages['old']) {
  const { id = null, created = null, asOf = null } = manifest ?? {}
  return {
    ...{ id, created, asOf, valid, trust, failures, source, timestamp },
    fingerprint: signer?.fingerprint ?? null,
  }
}

const invalidText = (of: ComparedPackages, anchors: AnchorOptions): string =>
  [
    ...[of.old, of.new].map(one => verificationText(one, trustText(one.trust, anchors))),
    'Nothing was compared: both packages must be valid.',
  ].join('\n')
