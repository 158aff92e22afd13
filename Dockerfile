# The service with production dependencies only. Its TypeScript runs as it is; the web interface and the AWS SDK's clients alone are built.
FROM node:24-bookworm-slim AS web
WORKDIR /app
COPY package.json package-lock.json .npmrc openapi.yaml tsconfig.json ./
COPY web/app ./web/app
COPY tools/web ./tools/web
COPY tools/clients ./tools/clients
COPY connectors ./connectors
COPY src ./src
RUN npm ci

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm pkg delete scripts.prepare
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ARG EXHIBIT_COMMIT=
# Two arenas: what threads free would stay with the process. Young objects as bin/exhibit.mjs has it.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    NODE_OPTIONS=--max-semi-space-size=8 \
    EXHIBIT_COMMIT=${EXHIBIT_COMMIT} \
    EXHIBIT_DATA_DIR=/data \
    EXHIBIT_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json openapi.yaml LICENSE THIRD-PARTY-NOTICES ./
COPY connectors ./connectors
COPY mappings ./mappings
COPY templates ./templates
COPY src ./src
COPY demo ./demo
COPY --from=web /app/web/app/dist ./web/app/dist
COPY --from=web /app/connectors/built ./connectors/built
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8620
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8620/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/cli/main.ts"]
CMD ["serve"]
