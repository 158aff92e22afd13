import { readFile } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { ServiceError } from '../service/runtime/error.ts'
import { operator } from './operator.ts'
import { answer, say, table } from './output.ts'

/** Brings a framework to the database, so that every later run can be judged by it. */
export async function importCommand(path: string, { json }: { json?: boolean }): Promise<void> {
  const text = await readFile(path, 'utf8').catch(error => {
    const code = (error as NodeJS.ErrnoException).code
    throw new ServiceError('bad_request', `The file ${path} cannot be read (${code}).`, error)
  })
  const [{ openStore }, { importFramework }] = await Promise.all([
    import('../store/index.ts'),
    import('../service/frameworks/import-framework.ts'),
  ])
  const config = readConfig(process.env)
  const store = await openStore({ url: config.databaseUrl, dataDir: config.dataDir, progress: say })
  try {
    const { loaded, unmapped } = await importFramework({ config, store, actor: operator() }, path, text)
    const { framework, sha256 } = loaded
    const { id, controls } = framework
    await answer(json === true, { id, sha256, controls: controls.length, unmapped }, () =>
      [
        `Framework ${id} with ${controls.length} controls is there. A run is judged by it with --framework ${id}.`,
        ...(unmapped.length > 0
          ? [
              'These checks of Prowler have no same test here; docs/equivalents.md says why of some. No verdict stands for them:',
              table([['control', 'check'], ...unmapped.map(one => [one.control, one.check])]),
            ]
          : []),
      ].join('\n'),
    )
  } finally {
    await store.close()
  }
}
