import { startNorthwind } from './northwind.ts'

/** `npm run demo:aws`: keeps the emulated account of Northwind Pay up, and prints what a shell needs to reach it. */
const northwind = await startNorthwind(step => console.error(`seeding ${step} …`))
for (const [name, value] of Object.entries(northwind.env)) console.log(`export ${name}=${value}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void northwind.stop().then(() => process.exit(0)))
