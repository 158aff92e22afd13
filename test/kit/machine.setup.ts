import { browserPath } from './browser.ts'
import { isRoot, missing, PROGRAMS } from './machine.ts'

/** Says once what is left out on this machine. */
export default async function setup(): Promise<void> {
  for (const program of missing()) console.log(`left out, ${program} is not installed: ${PROGRAMS[program]}`)
  if (!(await browserPath()))
    console.log('left out, there is no Chromium: that verify.html verifies as the command does')
  if (!isRoot) console.log('left out, not root: how the embedded server changes users')
}
