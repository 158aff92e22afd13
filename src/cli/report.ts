import { writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { EXIT } from './failure.ts'
import { answer, plural } from './output.ts'
import { type AnchorOptions, anchored, trustText, verificationText, verifying } from './verify.ts'

interface Options extends AnchorOptions {
  framework: string
  mappings?: string
  out?: string
  json?: boolean
}

export function reportCommand(program: Command): void {
  anchored(
    program
      .command('report <package>')
      .description('write an unsigned PDF report on one framework of a package, once it is verified')
      .requiredOption('--framework <id>', 'the framework, as the package names it')
      .option(
        '--out <file>',
        'the PDF; what is there is replaced (default: the package with the framework in its name)',
      )
      .option('--mappings <dir>', 'a directory with frameworks of your own'),
  )
    .option('--json', 'print one JSON document')
    .action(report)
}

async function report(path: string, { framework, mappings, out, json = false, ...anchors }: Options): Promise<void> {
  const { frameworkReport } = await import('../service/packages/framework-report.ts')
  const output = resolve(out ?? join(dirname(path), `${basename(path, '.zip')}-${framework}.pdf`))
  if (output === resolve(path))
    throw new ServiceError('bad_request', 'The report would replace the package; name another file with --out.')
  const { reportTimezone: timeZone } = readConfig(process.env)
  const asked = {
    framework,
    ...(mappings !== undefined && { mappings }),
    ...(timeZone !== undefined && { timeZone }),
  }
  const { verification, report: made } = await verifying(path, anchors, given =>
    frameworkReport(path, { ...given, ...asked }),
  )
  if (made) await write(output, made.pdf)
  const { manifest: _, ...facts } = verification
  await answer(json, { ...facts, report: made && output, pages: made?.pages ?? null }, () =>
    made
      ? `${verificationText(verification, trustText(verification.trust, anchors))}\nreport       ${output}, ${plural(made.pages, 'page')}, unsigned`
      : `${verificationText(verification)}\nNo report was written.`,
  )
  process.exitCode = made ? EXIT.done : EXIT.no
}

async function write(output: string, pdf: Uint8Array): Promise<void> {
  await writeFile(output, pdf).catch(error => {
    const why = (error as NodeJS.ErrnoException).code
    throw new ServiceError('output_unwritable', `${output} cannot be written (${why}); name another with --out.`, error)
  })
}
