import { browserPath } from './browser.ts'
import { canChangeUsers, isRoot, missing, PROGRAMS } from './machine.ts'

/** Says once what is left out on this machine. */
export default async function setup(): Promise<void> {
  for (const program of missing()) console.log(`left out, ${program} is not installed: ${PROGRAMS[program]}`)
  if (!(await browserPath()))
    console.log('left out, no Chromium runs here: that verify.html judges as the command does')
  const why = isRoot ? 'other users cannot reach this checkout' : 'not root'
  if (!canChangeUsers) console.log(`left out, ${why}: how the embedded server changes users`)
}
