import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { type Arrow, backArrows, roomsOf } from './rooms.ts'

/** The house. Tests are looked at for circles and forbidden imports too, but their folders are no rooms. */
const HOUSE = ['src', 'connectors', 'templates', 'web', 'samples', 'bench', 'demo', 'tools', 'clients']

const { forbidden = [], options } = await extractConfig('./.dependency-cruiser.mjs')
const { output } = await cruise([...HOUSE, 'test'], { ...options, validate: true, ruleSet: { forbidden } })
const { modules, summary } = output as ICruiseResult
const own = modules.filter(({ source }) => HOUSE.some(room => source.startsWith(`${room}/`)))
const rooms = roomsOf(own.map(({ source }) => source))
const back = backArrows(own.flatMap(arrowsOf), rooms)
const isCircle = ({ rule }: (typeof summary.violations)[number]) => rule.name === 'no-circles'
const circles = summary.violations.filter(isCircle)
const others = summary.violations.filter(violation => !isCircle(violation))

for (const { rule, from, to } of others) console.log(`${rule.name}: ${from} → ${to}`)
for (const { from, cycle } of circles)
  console.log(`circle: ${[from, ...(cycle ?? []).map(step => step.name)].join(' → ')}`)
for (const { from, to } of back) console.log(`back arrow: ${from} → ${to}`)
const count = new Set(rooms.values()).size
console.log(
  `${own.length} modules in ${count} rooms, ${circles.length} circles, ${back.length} back arrows, ${others.length} forbidden imports`,
)
process.exitCode = summary.violations.length + back.length > 0 ? 1 : 0

function arrowsOf({ source, dependencies }: IModule): Arrow[] {
  return dependencies.map(({ resolved }) => ({ from: source, to: resolved }))
}
