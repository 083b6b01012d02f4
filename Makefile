# What people run. `make demo` and `make test` do everything on a fresh Debian 12 with a Swift 6.3 toolchain.

SWIFT ?= swift
RELEASE = $(SWIFT) build -c release --static-swift-stdlib --product intake -Xlinker -s
NEEDED = libsodium-dev
TEST_TOOLS = minisign strace

TORTURE = --share 1

.PHONY: help demo test bench torture build lint conformance needed test-tools clean

help:
	@echo 'make demo         the whole way, on exercise data, in a throw-away folder'
	@echo 'make test         every test'
	@echo 'make build        the program: .build/release/intake'
	@echo 'make bench        the figures, beside the limits of this machine'
	@echo 'make torture      the log cut, killed, faulted and flipped in every way (about an hour; TORTURE="--share 50": 2 minutes)'
	@echo 'make conformance  a second reader of the log format, in Python, on the vectors'
	@echo 'make lint         style'

demo: build
	.build/release/intake demo

build: needed
	$(RELEASE)

test: needed test-tools
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest

bench: build
	$(SWIFT) build -c release --static-swift-stdlib --package-path Benchmarks
	Benchmarks/.build/release/Benchmarks .build/release/intake

conformance: needed
	sh Tests/Conformance/run.sh

torture: needed
	$(SWIFT) build -c release --static-swift-stdlib --package-path Torture
	Torture/.build/release/Torture $(TORTURE)

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Torture/Package.swift Torture/Sources

needed:
	@sh .ci/install $(NEEDED)

test-tools:
	@sh .ci/install $(TEST_TOOLS)

clean:
	$(SWIFT) package clean
