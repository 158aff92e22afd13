import { FILES, handleOf, messageOf } from './suite.ts'
import { told } from './told.ts'

export const CONTROL = { framework: 'soc2-2017', control: 'CC6.1', account: '111111111111', status: 'tests_failed' }
export const FINDING = { id: 'f1', check: 'a-check', status: 'fail', controls: ['soc2-2017/CC6.1', 'soc2-2017/CC6.6'] }
const members = (all: object[]) => `[\n${all.map(one => JSON.stringify(one)).join(',\n')}\n]\n`

/** A package that speaks of two controls. */
export function speaking(message = told(messageOf(), '111111111111')) {
  const files = {
    ...FILES,
    'controls.json': members([CONTROL, { ...CONTROL, control: 'CC6.6' }]),
    'findings.json': members([FINDING, { ...FINDING, id: 'f2', controls: ['soc2-2017/CC6.6'] }]),
  }
  const built = handleOf(message.package?.id ?? '', Buffer.from('PK'), files)
  return { ...message, package: built }
}
