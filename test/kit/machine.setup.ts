import { isRoot, missing, PROGRAMS } from './machine.ts'

/** Says once what is left out on this machine. */
export default function setup(): void {
  for (const program of missing()) console.log(`left out, ${program} is not installed: ${PROGRAMS[program]}`)
  if (!isRoot) console.log('left out, not root: how the embedded server changes users')
}
