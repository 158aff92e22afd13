import type { Command } from 'commander'
import { corroborationText } from './corroboration-text.ts'
import { EXIT } from './failure.ts'
import { answer } from './output.ts'
import { type AnchorOptions, anchored, trustText, verificationText, verifying } from './verify.ts'

interface Options extends AnchorOptions {
  cloudtrail: string[]
  json?: boolean
}

export function corroborateCommand(program: Command): void {
  anchored(
    program
      .command('corroborate <package>')
      .description("look up a package's calls in the account's own CloudTrail logs, offline")
      .requiredOption('--cloudtrail <path...>', 'log files or directories of them, as CloudTrail delivers them'),
  )
    .option('--json', 'print one JSON document')
    .action(corroborate)
}

async function corroborate(file: string, options: Options): Promise<void> {
  const { corroboratePackage } = await import('../service/corroborate/index.ts')
  const result = await verifying(file, options, given => corroboratePackage(file, options.cloudtrail, given))
  const { manifest: _, ...facts } = result
  const { corroboration } = result
  await answer(options.json === true, facts, () =>
    [
      verificationText(result, trustText(result.trust, options)),
      ...(corroboration ? corroborationText(corroboration) : []),
    ].join('\n'),
  )
  process.exitCode = result.valid && corroboration?.corroborated === true ? EXIT.done : EXIT.no
}
