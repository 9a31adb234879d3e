# make run starts Rung; make test runs every test there is. README.md says what a machine needs.

STORE ?= sqlite:data/rung.db
LISTEN ?= 127.0.0.1:8080

RUNG_SERVER ?= http://127.0.0.1:8080

explorer := frontend/dist/explorer/index.html
graphiql := frontend/dist/graphiql/index.html
dashboard := examples/dashboard/dist/index.html
packages := frontend/node_modules/.package-lock.json
peer := bench/peer/node_modules/.package-lock.json
generated := frontend/src/api/gql/graphql.ts
explorer_sources := $(shell find frontend/src frontend/public -type f -not -path '*/api/gql/*') $(wildcard frontend/*.ts frontend/index.html)
go_sources := $(shell find access bench cmd faults graph intake ladders org sample server store supply frontend -name '*.go' -o -name '*.yaml' | grep -v node_modules)

.PHONY: run build dev test sequential-test long-neo4j-test explorer-test check generate bench bench-browser bench-replicas bench-scale benchmarks benchstat load fuzz audit licenses sbom clean neo4j

run: build
	bin/rung serve --store $(STORE) --listen $(LISTEN)

build: bin/rung

bin/rung: $(explorer) $(graphiql) $(go_sources) go.mod go.sum
	CGO_ENABLED=0 go build -trimpath -o $@ ./cmd/rung

$(packages): frontend/package.json frontend/package-lock.json
	npm --prefix frontend ci --no-audit --no-fund
	@touch $@

$(peer): bench/peer/package.json bench/peer/package-lock.json
	npm --prefix bench/peer ci --no-audit --no-fund
	@touch $@

$(generated): $(packages) $(explorer_sources) schema.graphqls
	npm --prefix frontend run --silent generate
	@touch $@

$(explorer): $(generated)
	npm --prefix frontend run --silent build:explorer
	@touch $@

$(graphiql): $(packages) $(wildcard frontend/graphiql/*.*)
	npm --prefix frontend run --silent build:graphiql
	@touch $@

# The worked example of a page on another origin, which a test opens beside a server.
$(dashboard): $(wildcard examples/dashboard/*.* examples/dashboard/src/*.*) schema.graphqls
	npm --prefix examples/dashboard ci --no-audit --no-fund
	npm --prefix examples/dashboard run --silent build
	@touch $@

# The explorer with hot reload, over a server that runs already: make dev RUNG_SERVER=http://127.0.0.1:8080
dev: $(packages)
	RUNG_SERVER=$(RUNG_SERVER) npm --prefix frontend run dev

# Everything that is said about the explorer, and its tests in a browser against the server's binary.
explorer-test: build $(dashboard)
	cd frontend && npx tsc --noEmit && npm run --silent lint && npm run --silent unit && npm run --silent size && npm run --silent e2e

# Packages in which nothing runs at once, and long ones that Neo4j takes its time for, are tried without the race detector,
# which makes them many times as slow. They wait for processes and databases, so that two of these runs fit beside each
# other; the rest runs one package at a time, since some promise seconds, of servers that they start.
sequential := ./ask ./bench/... ./faults ./intake ./ladders ./org ./sample ./supply
long_neo4j := ^(TestAHundredKillsLeaveAllOrNothing|TestEveryNumberOfABreakdownIsTheGraphs|TestTheRecipesAnswerAsTheDomainDoes|TestMoreThanATransactionCanHoldIsRefusedAndWritesNothing|TestAnImportBeyondATransactionIsOneRevisionForEveryReader)$$
test: explorer-test check
	$(MAKE) --no-print-directory -j 2 sequential-test long-neo4j-test
	go test -race -p 1 -timeout 20m -skip '$(long_neo4j)' $$(go list ./... | grep -vxF "$$(go list $(sequential))")

sequential-test:
	go test -p 1 -timeout 20m $(sequential)

long-neo4j-test:
	go test -timeout 20m ./store/neo4j -run '$(long_neo4j)'

# What is said about the code without running it: formatting, vet, a linter, generated code up to date.
check:
	@unformatted=$$(gofmt -l access bench cmd faults graph intake ladders org sample server store supply frontend/*.go); \
	if [ -n "$$unformatted" ]; then echo "not formatted by gofmt: $$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	go run ./graph/generate
	go generate ./server/...
	@if git rev-parse --git-dir >/dev/null 2>&1; then git diff --exit-code --stat -- graph server || { echo "generated code is not up to date: commit what make generate writes"; exit 1; }; fi

generate:
	go run ./graph/generate
	go generate ./server/...

# A Neo4j server to try things with; it forgets everything when it ends, unless HOME_OF_NEO4J names a folder.
neo4j:
	go run ./store/neo4j/testserver/start $(if $(HOME_OF_NEO4J),-home $(HOME_OF_NEO4J))

# Half a minute of made up input each: what people type, files, ladders, references, requests; two at a time. Without a
# limit, making what was found smaller would take the whole time.
fuzz_targets := ask:FuzzInterpret intake:FuzzPrepare intake:FuzzReaders ladders:FuzzParse ladders:FuzzFormat org:FuzzReference server:FuzzRequest
fuzz:
	@printf '%s\n' $(fuzz_targets) | xargs -P 2 -I {} sh -c 'p=$${1%%:*}; f=$${1#*:}; go test ./$$p -run "^$$" -fuzz "^$$f$$" -fuzztime 30s -fuzzminimizetime 1s -parallel 1' _ {}

# Known vulnerabilities in what the program is made of.
audit: $(packages)
	.ci/audit

# What the program is made of: a list of licenses, and a bill of materials.
licenses: build
	go run ./supply -list docs/licenses.md

sbom: build
	go run ./supply -bom bin/rung.cdx.json

# Rung beside what one would use instead, and the floor, over one organization of 100,000 people in a real Neo4j: some
# fifteen minutes. BENCH='-people 10000 -for 5s' for other figures; go run ./bench/compare -help says which.
bench: build $(peer)
	go run ./bench/compare $(BENCH)

# How one server grows with the organization, from 10,000 to a million people, over both stores: an hour. And how soon a
# change is on three servers over one Neo4j. SCALE='-people 10000 -stores sqlite' for less.
bench-scale: build
	go run ./bench/scale $(SCALE)

bench-replicas: build
	go run ./bench/replicas $(REPLICAS)

# What the hot questions and loading cost, in time and in allocations.
benchmarks:
	go test -run '^$$' -bench . -benchmem ./org ./store/... ./intake ./cmd/rung

# The same of the commit before beside it: make benchstat, or .ci/benchstat COMMIT.
benchstat:
	.ci/benchstat

# How soon the explorer is there and how smoothly it moves, in Chromium over 100,000 people: some six minutes.
# BROWSER='--json figures.json' for the figures as a file, BROWSER='--times 3 --only panning' for a part.
bench-browser: build
	node frontend/bench/browser.mjs $(BROWSER)

# Ten minutes of mixed reads and writes of a server of 100,000 people; LOAD=-for=1m for another time.
load: build
	go run ./bench/load $(LOAD)

clean:
	rm -rf bin frontend/dist/explorer frontend/dist/graphiql frontend/src/api/gql examples/dashboard/dist examples/dashboard/src/gql
