# The torture campaign: a program a part. They are built by make torture alone, as is the program once
# more: without the sanitizers where it has them, for counting its calls and its memory, and with
# them where it has none, for the part that types.
if TESTS_ENABLED
TORTURE_PARTS = tests/torture/kills tests/torture/calls tests/torture/memory \
	tests/torture/mutants tests/torture/writers tests/torture/full_disk tests/torture/keys
TORTURE_SOURCES = tests/torture/campaign.c tests/torture/campaign.h tests/torture/command.c \
	tests/torture/command.h tests/torture/files.c tests/torture/files.h tests/torture/home.c \
	tests/torture/home.h tests/torture/jobs.c tests/torture/jobs.h tests/torture/state.c \
	tests/torture/state.h tests/torture/sweep.c tests/torture/sweep.h
tests_torture_kills_SOURCES = tests/torture/kills.c $(TORTURE_SOURCES)
tests_torture_kills_LDADD = $(TORTURE_LIBS)
tests_torture_calls_SOURCES = tests/torture/calls.c tests/torture/fault.c tests/torture/fault.h \
	tests/torture/fault_calls.h $(TORTURE_SOURCES)
tests_torture_calls_LDADD = $(TORTURE_LIBS)
tests_torture_memory_SOURCES = tests/torture/memory.c $(TORTURE_SOURCES)
tests_torture_memory_LDADD = $(TORTURE_LIBS)
tests_torture_mutants_SOURCES = tests/torture/mutants.c tests/torture/mutations.c \
	tests/torture/mutations.h $(TORTURE_SOURCES)
tests_torture_mutants_LDADD = $(TORTURE_LIBS)
tests_torture_writers_SOURCES = tests/torture/writers.c $(TORTURE_SOURCES)
tests_torture_writers_LDADD = $(TORTURE_LIBS)
tests_torture_full_disk_SOURCES = tests/torture/full_disk.c $(TORTURE_SOURCES)
tests_torture_full_disk_LDADD = $(TORTURE_LIBS)
tests_torture_keys_SOURCES = tests/torture/keys.c tests/torture/noise.c tests/torture/noise.h \
	$(TORTURE_SOURCES)
tests_torture_keys_LDADD = $(TORTURE_LIBS)
TORTURE_LIBS = $(SHORTLIST_LIBS) $(VTERM_LIBS) -lutil

# Preloaded: it is no part of any program.
tests/torture/fail_memory.so: $(srcdir)/tests/torture/fail_memory.c
	@$(MKDIR_P) tests/torture
	$(AM_V_CC)$(CC) $(STD_CFLAGS) -D_GNU_SOURCE $(WARN_CFLAGS) -O1 -fPIC -shared -o $@ \
		$(srcdir)/tests/torture/fail_memory.c

TWIN = tests/torture/shortlist-twin
tests_torture_shortlist_twin_SOURCES = src/main.c $(src_libshortlist_a_SOURCES)
tests_torture_shortlist_twin_LDADD = $(SHORTLIST_LIBS:src/libshortlist.a=)
if SANITIZED
tests_torture_shortlist_twin_CFLAGS = $(STD_CFLAGS) $(WARN_CFLAGS)
tests_torture_shortlist_twin_LDFLAGS =
TORTURE_PLAIN = $(TWIN)
TORTURE_SANITIZED = src/shortlist
else
tests_torture_shortlist_twin_CFLAGS = $(STD_CFLAGS) $(WARN_CFLAGS) \
	-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
tests_torture_shortlist_twin_LDFLAGS = -fsanitize=address,undefined
TORTURE_PLAIN = src/shortlist
TORTURE_SANITIZED = $(TWIN)
endif

# The long run takes hours: make torture PARTS='kills calls' COUNT=1000 SEED=17 for less of it.
TORTURE_NEEDS = $(TORTURE_PARTS) $(TORTURE_PLAIN) $(TORTURE_SANITIZED) tests/torture/fail_memory.so \
	tests/random/test_any_actions
TORTURE = SHORTLIST='$(abs_builddir)/$(TORTURE_PLAIN)' \
	SHORTLIST_SANITIZED='$(abs_builddir)/$(TORTURE_SANITIZED)' \
	SHORTLIST_DATADIR='$(abs_srcdir)/data' TORTURE_BUILD='$(abs_builddir)' \
	TORTURE_FAIL_MEMORY='$(abs_builddir)/tests/torture/fail_memory.so' srcdir='$(srcdir)' \
	$(SHELL) $(srcdir)/tests/torture/torture
torture: $(TORTURE_NEEDS)
	$(TORTURE) long $(PARTS)
torture-short: $(TORTURE_NEEDS)
	$(TORTURE) short $(PARTS)
EXTRA_PROGRAMS += $(TORTURE_PARTS) $(TWIN)
CLEANFILES += tests/torture/fail_memory.so $(TORTURE_PARTS) $(TWIN)
endif
EXTRA_DIST += tests/torture/torture tests/torture/fail_memory.c
