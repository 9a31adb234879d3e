# Rung as one static binary on an empty image: no shell, no root, nothing to write but /data.
#
#   docker build -t rung .
#   docker run --read-only -p 127.0.0.1:8080:8080 -v rung:/data rung

FROM node:20-bookworm-slim AS explorer
WORKDIR /rung
COPY frontend/package.json frontend/package-lock.json frontend/
RUN npm --prefix frontend ci --no-audit --no-fund
COPY schema.graphqls ./
COPY frontend frontend
RUN npm --prefix frontend run --silent build

FROM golang:1.26-bookworm AS binary
WORKDIR /rung
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=explorer /rung/frontend/dist frontend/dist
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /out/rung ./cmd/rung && mkdir /out/data

FROM scratch
COPY --from=binary /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=binary /out/rung /rung
COPY --from=binary --chown=65532:65532 /out/data /data
USER 65532:65532
VOLUME /data
# SQLite and uploads need a place for what they hold for a moment.
ENV RUNG_STORE=sqlite:/data/rung.db RUNG_LISTEN=0.0.0.0:8080 TMPDIR=/data
EXPOSE 8080
ENTRYPOINT ["/rung"]
# Nobody signs in: publish the port on 127.0.0.1 only, or behind something that asks who comes.
CMD ["serve", "--without-sign-in"]
