# Footage is mounted read-only, results go to /data:
#   docker run --rm -v /footage:/footage:ro -v liyi:/data liyi analyze /footage/a01.mp4 --window A01
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV ONNXRUNTIME_NODE_INSTALL=skip
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-fund --no-audit
COPY . .
RUN node models/prepare.ts

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node /data
WORKDIR /app
COPY --from=build /app /app
ENV NODE_ENV=production LIYI_DB=/data/timeline.db
VOLUME /data
USER node
ENTRYPOINT ["node", "/app/bin/liyi.js"]
CMD ["doctor"]
