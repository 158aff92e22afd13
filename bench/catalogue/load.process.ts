const started = performance.now()
const { frameworks } = await import('../../src/service/frameworks/catalogue.ts')
const imported = performance.now()
const all = await frameworks(undefined)
const ended = performance.now()

/** Run as a process: loads connectors and frameworks and prints how many milliseconds each took. */
console.log(JSON.stringify({ frameworks: all.length, connectors: imported - started, load: ended - imported }))
