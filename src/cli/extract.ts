import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { ServiceError } from '../service/runtime/error.ts'
import { EXIT } from './failure.ts'
import { print, say } from './output.ts'
import { type AnchorOptions, anchored, verificationText, verifying } from './verify.ts'

interface Options extends AnchorOptions {
  resource: string
  type?: string
  out?: string
}

export function extractCommand(program: Command): void {
  const command = program
    .command('extract <package>')
    .description('take the evidence of one resource out of a package, verifiable without the rest')
    .requiredOption('--resource <arn>', 'the resource, by its ARN or id')
    .option('--type <id>', 'its evidence type, where several have a resource of that id')
    .option('--out <file>', 'write it there (default: standard output)')
  anchored(command)
    .addHelpText('after', '\nThe package is verified first where an option says who must have signed or stamped it.')
    .action(extract)
}

async function extract(path: string, { resource, type, out, ...anchors }: Options): Promise<void> {
  if (Object.keys(anchors).length > 0 && !(await isValid(path, anchors))) return
  const { extractResource } = await import('../package/extract/extract.ts')
  const extracted = await extractResource(path, { id: resource, ...(type !== undefined && { type }) })
  const text = `${JSON.stringify(extracted, null, 2)}\n`
  if (out === undefined) return print(text)
  await writeFile(out, text).catch(error => {
    throw new ServiceError(
      'output_unwritable',
      `The file ${out} cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      error,
    )
  })
  say(`Wrote ${out}; \`exhibit verify ${out}\` verifies it.`)
}

/** Says what is wrong where the package is not valid; nothing is taken out of it then. */
async function isValid(path: string, anchors: AnchorOptions): Promise<boolean> {
  const { verifyPackage } = await import('../package/verify/index.ts')
  const verification = await verifying(path, anchors, given => verifyPackage(path, given))
  if (!verification.valid) {
    say(`${verificationText(verification)}\nNothing was taken out of it.`)
    process.exitCode = EXIT.no
  }
  return verification.valid
}
