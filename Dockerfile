# The whole program; deploy/compose.yaml starts it with a worker and PostgreSQL. By itself, footage mounted read-only:
#   docker run --rm -v /footage:/footage:ro -v liyi:/data liyi analyze /footage/a01.mp4 --window A01
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV ONNXRUNTIME_NODE_INSTALL=skip
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-fund --no-audit
COPY . .
RUN node models/prepare.ts && npm run --ignore-scripts build:web
# The image has its own Node; the package that brings one to machines without is not needed here.
RUN npm prune --omit=dev --no-fund --no-audit && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
WORKDIR /app
COPY --from=build /app /app
# The store is /data/liyi/timeline.db unless DATABASE_URL or LIYI_DB names another.
ENV NODE_ENV=production XDG_DATA_HOME=/data LIYI_DATA_DIR=/data/service
VOLUME /data
USER node
EXPOSE 8080
ENTRYPOINT ["node", "--max-semi-space-size=16", "/app/bin/liyi.js"]
CMD ["doctor"]
