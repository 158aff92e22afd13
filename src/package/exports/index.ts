import type { ExportData } from '../format/data.ts'
import { OCSF, OSCAL, ocsfPath } from '../format/layout.ts'
import type { ExportFile } from '../format/renderers.ts'
import { arrayText } from '../format/text.ts'
import { ocsfControls, ocsfFindings } from './ocsf.ts'
import { oscalOf } from './oscal.ts'

/** The exports of a package, which say the same as its data: from the same data the same text. */
export function* exportsOf(data: ExportData): Generator<ExportFile> {
  yield { path: OSCAL, text: oscalText(data) }
  yield { path: OCSF, text: arrayText(ocsfFindings(data)) }
  for (const framework of data.frameworks)
    for (const { account } of data.scope.accounts) {
      const controls = data.controls.filter(one => one.framework === framework.id && one.account === account)
      const path = ocsfPath(framework.id, account)
      yield { path, text: arrayText(ocsfControls(data, framework, account, controls)) }
    }
}

async function* oscalText(data: ExportData): AsyncGenerator<string> {
  yield `${JSON.stringify(await oscalOf(data), null, 1)}\n`
}
