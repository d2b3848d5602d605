# make run and make test do all their own set-up; the rest assumes it was done once.
.DELETE_ON_ERROR:
.PHONY: run test test-all test-clients test-rust test-promises test-trust fuzz test-web setup web build fmt lint supply sbom audit bench bench-atlas bench-api bench-import bench-plan bench-appraisal example

ADDR    ?= 127.0.0.1:8080
PROJECT ?= yuzhong-example.zaiti.gpkg
TARGET  := $(or $(CARGO_TARGET_DIR),target)
ZAITI   := $(TARGET)/debug/zaiti

run: setup web build ## everything from nothing to the map of the example district
	@$(ZAITI) serve --example --project $(PROJECT) --addr $(ADDR)

test: ## set-up, formatting, lints, Rust tests, web tests, browser tests
	@scripts/setup test
	@scripts/web required
	@$(MAKE) --no-print-directory lint supply test-rust test-promises test-clients test-web

setup:
	@scripts/setup

web:
	@scripts/web

build:
	cargo build

lint:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings

supply: ## no package below its floor, every licence one that may be shipped
	@scripts/supply

sbom: ## the bill of materials as CycloneDX JSON
	@scripts/supply sbom $(TARGET)/zaiti.cdx.json

test-rust:
	cargo test

# The tests' own build of the binary serves here too: a plain build has other features and would be made anew.
test-web:
	@cargo test --quiet --no-run
	cd web && npm run --silent check && npm run --silent test
	cd web && export ZAITI_BIN=$(abspath $(ZAITI)) && npm run --silent types:check && npm run --silent e2e

test-clients: ## GDAL, OWSLib, a validator and a tile reader question the real binary
	@cargo test --quiet --no-run
	@scripts/clients

test-all: test ## everything, with the slower clients
	@scripts/clients all

# The promises of docs/trust.md against the real binary: in seconds here, with the published counts in test-trust.
test-promises:
	@cargo test --quiet --no-run
	@ZAITI_BIN=$(abspath $(ZAITI)) scripts/trust

test-trust:
	@cargo test --quiet --no-run
	@ZAITI_BIN=$(abspath $(ZAITI)) scripts/trust --full
	@for zone in Asia/Shanghai America/New_York; do echo "the suite in $$zone"; TZ=$$zone cargo test --quiet || exit 1; done

audit: ## nothing that ships has a known weakness; ADVISORIES names a copy of the databases where there is no network
	@scripts/audit $(ADVISORIES)

fuzz: ## bytes that nobody thought of to every reader and parser, 60 s each; FUZZ="10 csv" for less
	@scripts/fuzz $(FUZZ)

fmt:
	cargo fmt

bench:
	cargo bench

bench-appraisal: ## one sheet, and all properties of the example appraised, ranked and exported
	cargo bench --bench appraisal

bench-atlas: ## the atlas beside DuckDB, GeoPandas, SedonaDB and PostGIS at a million sites; ATLAS_BENCH=100000 for fewer
	benches/atlas/peers.sh $(ATLAS_BENCH)

bench-api: ## the map API beside tipg over PostGIS, and martin where it is there; API_BENCH="20000 1000000" for more sizes
	benches/api/peers.sh $(API_BENCH)

bench-import: ## a million buildings into a stored project, beside ogr2ogr
	cargo bench --bench import

bench-plan: ## the optimiser beside HiGHS, CP-SAT and SCIP given the whole model; PLAN_BENCH="huge marxan <folder> gap <folder>" for all
	cargo bench --bench plan -- $(PLAN_BENCH)

example: ## writes the labelled example again from its script
	python3 geodata/yuzhong/make_example.py
