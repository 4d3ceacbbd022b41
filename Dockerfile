# One image for each app: `docker build --target payments .`; docker-compose.yml builds them all.
#
#   manifests -> built       JavaScript of all packages, made with the compiler (docker/package.json)
#             -> production  node_modules of what runs: one layer that all images share
#   debian    -> runtime     Node, production, libs
#             -> APP         the app's own JavaScript
#
# Behind a proxy that signs with its own authority: docker build --secret id=ca,src=ca.pem ...

# ---- the package.json files alone: packages are installed again only when one of them changes
FROM node:24-bookworm-slim AS sources
WORKDIR /parpay
COPY . .
RUN mkdir /manifests && find . -name package.json -exec cp --parents {} /manifests \; && cp package-lock.json .npmrc /manifests

FROM node:24-bookworm-slim AS manifests
WORKDIR /parpay
ENV NPM_CONFIG_IGNORE_SCRIPTS=true NPM_CONFIG_UPDATE_NOTIFIER=false
COPY --from=sources /manifests .

# ---- JavaScript of all packages
FROM manifests AS built
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=ca \
    [ ! -f /run/secrets/ca ] || export NODE_EXTRA_CA_CERTS=/run/secrets/ca; \
    npm ci --omit=dev --loglevel=error -w apps/edge -w apps/checkout -w apps/payments -w apps/accounts \
      -w apps/psp-simulator -w apps/setup -w docker
COPY --from=sources /parpay .
# types are checked by `npm test`
RUN node_modules/.bin/tsc -b --noCheck apps/edge/tsconfig.build.json apps/checkout/tsconfig.build.json \
      apps/payments/tsconfig.build.json apps/accounts/tsconfig.build.json apps/psp-simulator/tsconfig.build.json \
      apps/setup/tsconfig.build.json || exit 1; \
    find . -path ./node_modules -prune -o -type d -name src -exec rm -r {} +; \
    find . -path ./node_modules -prune -o \( -name '*.d.ts' -o -name 'tsconfig*' -o -name .tsbuildinfo \) -type f -exec rm {} +

# ---- what the apps need to run
FROM manifests AS production
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=ca \
    [ ! -f /run/secrets/ca ] || export NODE_EXTRA_CA_CERTS=/run/secrets/ca; \
    npm ci --omit=dev --omit=optional --loglevel=error -w apps/edge -w apps/checkout -w apps/payments \
      -w apps/accounts -w apps/psp-simulator -w apps/setup; \
    # types and maps of others' code: a third of it, and nothing reads them here
    find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete

# ---- what runs: Node and nothing else of its image (no npm, no yarn, no shell tools beyond Debian's)
FROM debian:bookworm-slim AS runtime
COPY --from=manifests /usr/local/bin/node /usr/local/bin/node
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --no-create-home --shell /usr/sbin/nologin node
WORKDIR /parpay
COPY --from=production /parpay/node_modules node_modules
COPY docker/healthcheck.mjs docker/
COPY --from=built /parpay/package.json .
COPY --from=built /parpay/libs/events libs/events
COPY --from=built /parpay/libs/messaging libs/messaging
COPY --from=built /parpay/libs/process libs/process
# HOST: a container's network is its own; what is published is decided where it is run.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 NODE_OPTIONS="--enable-source-maps --disable-warning=TimeoutNegativeWarning"
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s CMD ["node", "docker/healthcheck.mjs"]

FROM runtime AS edge
COPY --from=built /parpay/apps/edge apps/edge
CMD ["node", "apps/edge/dist/main.js"]

FROM runtime AS checkout
COPY --from=built /parpay/apps/checkout apps/checkout
CMD ["node", "apps/checkout/dist/main.js"]

FROM runtime AS payments
COPY --from=built /parpay/apps/payments apps/payments
CMD ["node", "apps/payments/dist/main.js"]

FROM runtime AS accounts
COPY --from=built /parpay/apps/accounts apps/accounts
CMD ["node", "apps/accounts/dist/main.js"]

# The payment provider of a first deployment. An empty volume takes over the owner of the folder it is mounted on.
FROM runtime AS psp-simulator
COPY --from=built /parpay/apps/psp-simulator apps/psp-simulator
USER root
RUN install -d -o node -g node /data
USER node
ENV PSP_LOG=/data/psp.jsonl
CMD ["node", "apps/psp-simulator/dist/main.js"]

# One-shot commands: prepare, setup, demo.
FROM runtime AS setup
COPY --from=built /parpay/tools/stack tools/stack
COPY --from=built /parpay/apps/setup apps/setup
USER root
RUN install -d -o node -g node /secrets/kafka /secrets/postgres /secrets/setup /secrets/demo \
      /secrets/edge /secrets/checkout /secrets/payments /secrets/accounts /secrets/kafbat
USER node
HEALTHCHECK NONE
ENTRYPOINT ["node", "apps/setup/dist/main.js"]
CMD ["setup"]
