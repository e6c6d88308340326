# Tools are pinned here, not in go.mod: they are no part of the program.
LINTER   = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
FUZZTIME ?= 30s
COUNT    ?= 20
KILLS    ?= 200
SEEDS    ?= 50

.PHONY: help build run test race lint lint-go fmt js kits bench fuzz cover practice soak hour mystery kills accuracy shots generate

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{printf "make %-9s %s\n", $$1, $$2}'
build: ## bin/autofill
	go build -trimpath -o bin/ ./cmd/autofill
run: ## try it on the practice site: in a window, or without a display as a scripted walk
	@.ci/install
	@$(MAKE) --no-print-directory build
	@if [ -t 0 ] && { [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" != Linux ]; }; \
	then bin/autofill --practice --example; else bin/autofill practice walk --report out; fi
test: ## all tests; installs a browser if there is none
	@.ci/install test
	go test -p 2 -timeout 13m ./...
race: ## all tests under the race detector
	@.ci/install test
	go test -race -p 2 -timeout 15m ./...
lint: lint-go js ## every linter (lint-go: those of Go alone)
lint-go:
	go vet ./...
	go mod tidy -diff
	$(LINTER) run
fmt: ## format the Go sources as the linter wants them
	$(LINTER) fmt
js: ## type-check and lint the JavaScript (needs Node.js)
	.ci/js
kits: ## for their tests: pages of Ant Design, Element Plus, Vant and layui, and axe (needs Node.js)
	cd automation/injected && npm ci --no-audit --no-fund --loglevel=error
	cd automation/testdata/kits && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build -- --log-level=warning
bench: ## benchmarks
	go test -run '^$$' -bench . -benchmem ./automation/... ./selectors/...
# By default nearly all of the time goes into making new inputs smaller.
fuzz: ## every fuzz test, FUZZTIME each (30s)
	@grep -rEo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | while IFS=: read -r file name; do \
	go test -run '^$$' -fuzz "^$${name#func }$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "$$(dirname "$$file")" </dev/null || exit 1; done
cover: ## coverage.html, and the total
	go test -p 2 -timeout 10m -coverpkg=./... -coverprofile=coverage.out ./...
	go tool cover -html=coverage.out -o coverage.html
	go tool cover -func=coverage.out | tail -n 1
practice: build ## serve the practice site alone
	bin/autofill practice
soak: ## the browser tests COUNT times (20), to find the ones that only mostly pass
	AUTOFILL_LONG=1 go test -count=$(COUNT) -failfast -timeout 240m ./automation/...
hour: ## a page with a clock, open for an hour: what it holds then
	go test -count=1 -v -run StaysOpen -timeout 70m ./automation/injected/ -args -stays 1h
mystery: ## both journeys on SEEDS (50) sites that are drawn anew, with the figures
	@.ci/install test
	AUTOFILL_LONG=1 go test -count=1 -v -run MysterySites -timeout 60m ./automation -args -seeds $(SEEDS)
kills: ## both journeys, killed KILLS times (200) at random moments
	go test -count=1 -v -timeout 120m -run KilledAtRandom ./automation/ -args -kills $(KILLS)
accuracy: ## how often fields are found on drifted pages, with the figures
	AUTOFILL_LONG=1 go test -count=1 -v -run Accuracy ./automation/
shots: ## pictures of what the user sees, and a recording of the terminal, into out/shots
	@mkdir -p out/shots
	AUTOFILL_SHOTS=$(CURDIR)/out/shots go test -count=1 -run Shots ./automation/... ./cmd/...
generate: ## files made from other sources: types.d.ts, and the practice site's edition react (needs Node.js)
	go generate ./...
	cd automation/practice/react && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
