# A thin front to Meson: each target first installs what is missing.
#
#   make build    the program, build/tollbook
#   make demo     the reports of examples/ in a book, and what it tells
#   make check    all tests, with sanitizers, and the quick part of lint
#   make lint     format, clang-tidy, cppcheck, floors, budgets
#   make bench    speed and memory
#   make eval     accuracy, on material that lies outside the repository
#   make fuzz     each door with hostile input (FUZZ_SECONDS=20)
#   make install  into PREFIX (/usr/local)

PREFIX ?= /usr/local
FUZZ_SECONDS ?= 20
SANITIZE = -Db_sanitize=address,undefined -Db_lundef=false

.PHONY: build build-check build-eval demo check lint bench eval fuzz install \
    clean setup

build: setup
	@test -f build/build.ninja || meson setup build
	@ninja -C build --quiet

build-check: setup
	@test -f build-check/build.ninja || CC=gcc meson setup build-check \
	    -Dtests=true -Dwerror=true $(SANITIZE)
	@ninja -C build-check --quiet

demo: build
	@examples/demo build/tollbook

check: build build-check
	@python3 tests/run --build build-check --release build

lint:
	@tools/setup lint
	@python3 tools/lint/run

bench: build
	@python3 bench/run.py build/tollbook

build-eval: setup
	@test -f build-eval/build.ninja || meson setup build-eval -Dtests=true
	@ninja -C build-eval --quiet

eval: build-eval
	@python3 eval/run.py --tollbook build-eval/tollbook

fuzz:
	@tools/setup fuzz
	@test -f build-fuzz/build.ninja || CC=clang meson setup build-fuzz \
	    -Dfuzz=true $(SANITIZE)
	@ninja -C build-fuzz --quiet
	@python3 tests/fuzz/run --build build-fuzz --seconds $(FUZZ_SECONDS)

install: build
	@meson configure build --prefix $(PREFIX)
	@meson install -C build --quiet

clean:
	@rm -rf build build-check build-eval build-fuzz build-lint

setup:
	@tools/setup
