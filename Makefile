# What people run. `make demo` and `make test` do everything on a fresh Debian 12 with a Swift 6.3 toolchain.

SWIFT ?= swift
# A target may import only what Package.swift names as its dependency.
ROOMS = --explicit-target-dependency-import-check error
# Nothing that the program does not use goes into it. Packed relocations save 1.1 MB; they need glibc 2.36 (Debian 12),
# and a linker that knows them.
SMALL = -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs -Xlinker -s -Xlinker --gc-sections -Xlinker --icf=safe -Xswiftc -Xfrontend -Xswiftc -function-sections
# No path of the build machine goes into it: the compilers write relative paths instead.
HERE = $(CURDIR)=.
PLACELESS = -Xswiftc -file-prefix-map -Xswiftc $(HERE) -Xcc -ffile-prefix-map=$(HERE) -Xcxx -ffile-prefix-map=$(HERE)
# The same sources give the same bytes (make reproducible). Without debugging information: the linker drops it, and yet
# its paths affect the layout of the code. Without .swift_modhash: a hash of each module and its paths, for incremental
# compilation.
SAME = -debug-info-format none -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen
RELEASE = $(SWIFT) build $(ROOMS) -c release --static-swift-stdlib --product intake $(SMALL) $(PLACELESS) $(SAME)
NEEDED = libsodium-dev
TEST_TOOLS = minisign strace dosfstools mtools faketime
BENCH_TOOLS = age gnupg

TORTURE = --share 1
SIMULATE = --weeks 100

.PHONY: help demo test golden rooms reproducible bench suites torture simulate fuzz fuzz-long build lint conformance needed \
	test-tools bench-tools clean

help:
	@echo 'make demo         the whole way, on exercise data, in a throw-away folder'
	@echo 'make test         every test'
	@echo 'make golden       what every command prints, written anew to Tests/Golden: read the difference before you commit it'
	@echo 'make build        the program: .build/release/intake'
	@echo 'make bench        the figures, beside the limits of this machine'
	@echo 'make torture      the log cut, killed, faulted and flipped in every way (some hours; TORTURE="--share 50": 4 minutes)'
	@echo 'make simulate     weeks of a hotline from seeds, beside a model (SIMULATE="--weeks 1000 --seed 7"); the logs of a'
	@echo '                  large one imported in many orders (SIMULATE="--orders 1000")'
	@echo 'make conformance  a second reader of the log format, in Python, on vectors, new logs and those in LOGS=FOLDER (TORTURE="--keep FOLDER")'
	@echo 'make suites       the public suite of TOML that is in SUITES=FOLDER'
	@echo 'make fuzz         20 seconds of fuzzing for each parser; fuzz-long: 10^8 executions in all'
	@echo 'make lint         style, plain English, and the paths in docs/ARCHITECTURE.md'
	@echo 'make rooms        imports against the plan of the rooms are refused'
	@echo 'make reproducible two builds in two folders give the same program (8 minutes)'

demo: build
	.build/release/intake demo

build: needed
	$(RELEASE)

test: needed test-tools
	$(SWIFT) build $(ROOMS) --build-tests
	$(SWIFT) test --skip-build --disable-xctest

golden: needed test-tools
	$(SWIFT) build $(ROOMS) --build-tests
	GOLDEN=write $(SWIFT) test --skip-build --disable-xctest --filter GoldenTests

bench: build bench-tools
	$(SWIFT) build -c release --static-swift-stdlib --package-path Benchmarks
	Benchmarks/.build/release/Benchmarks .build/release/intake

conformance: needed
	sh Tests/Conformance/run.sh $(LOGS)

suites: needed
	$(SWIFT) build $(ROOMS) --product toml-decode
	python3 Tests/Suites/toml.py .build/debug/toml-decode $(SUITES)

torture: build
	$(SWIFT) build -c release --static-swift-stdlib --package-path Torture
	Torture/.build/release/Torture --program .build/release/intake $(TORTURE)

# In a folder of its own: it looks inside the library, so all of that is built with testing enabled.
simulate: needed
	$(SWIFT) build $(ROOMS) -c release --scratch-path .build/simulate -Xswiftc -enable-testing --product simulate
	.build/simulate/release/simulate $(SIMULATE)

fuzz: needed
	Fuzz/run.sh 20

fuzz-long: needed
	Fuzz/run.sh 100000000x

SOURCES = Package.swift Sources Tests $(foreach package,Benchmarks Torture Fuzz,$(package)/Package.swift $(package)/Sources)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)
	@! git grep -nE '^(<<<<<<<|>>>>>>>) '
	.ci/paths docs/ARCHITECTURE.md
	.ci/english

rooms: needed
	SWIFT='$(SWIFT)' .ci/rooms $(ROOMS)

reproducible: needed
	SWIFT='$(SWIFT)' .ci/reproducible

needed:
	@sh .ci/install $(NEEDED)

test-tools:
	@sh .ci/install $(TEST_TOOLS)

bench-tools:
	@sh .ci/install $(BENCH_TOOLS)

clean:
	$(SWIFT) package clean
