# Each unit test is one program of the same name as the module it tests.
if TESTS_ENABLED
UNIT_TESTS = \
	tests/unit/test_address \
	tests/unit/test_age \
	tests/unit/test_alloc \
	tests/unit/test_background \
	tests/unit/test_browser \
	tests/unit/test_browser_export \
	tests/unit/test_browser_export_job \
	tests/unit/test_browser_lines \
	tests/unit/test_browser_joins \
	tests/unit/test_browser_link \
	tests/unit/test_browser_like \
	tests/unit/test_browser_marks \
	tests/unit/test_browser_out \
	tests/unit/test_browser_overview \
	tests/unit/test_browser_remove \
	tests/unit/test_arena \
	tests/unit/test_arguments \
	tests/unit/test_ascii \
	tests/unit/test_bare_table \
	tests/unit/test_bib \
	tests/unit/test_bib_roundtrip \
	tests/unit/test_bibtex \
	tests/unit/test_bibtex_damage \
	tests/unit/test_bibtex_hostile \
	tests/unit/test_bitset \
	tests/unit/test_web_browser \
	tests/unit/test_canvas \
	tests/unit/test_capture_line \
	tests/unit/test_capture_seek \
	tests/unit/test_catalogue \
	tests/unit/test_catalogue_facts \
	tests/unit/test_child \
	tests/unit/test_clipboard \
	tests/unit/test_chart \
	tests/unit/test_columns \
	tests/unit/test_command \
	tests/unit/test_complete \
	tests/unit/test_config_file \
	tests/unit/test_crowd \
	tests/unit/test_cut_text \
	tests/unit/test_database \
	tests/unit/test_database_fault \
	tests/unit/test_database_harm \
	tests/unit/test_database_join \
	tests/unit/test_database_history \
	tests/unit/test_database_read_only \
	tests/unit/test_database_same \
	tests/unit/test_database_versions \
	tests/unit/test_database_versions_fault \
	tests/unit/test_database_versions_undo \
	tests/unit/test_database_watch \
	tests/unit/test_cut_off \
	tests/unit/test_damage \
	tests/unit/test_date \
	tests/unit/test_decode \
	tests/unit/test_line_ends \
	tests/unit/test_date_any \
	tests/unit/test_draft_queue \
	tests/unit/test_diag \
	tests/unit/test_families \
	tests/unit/test_fields \
	tests/unit/test_file \
	tests/unit/test_file_temporary \
	tests/unit/test_filter \
	tests/unit/test_filter_like \
	tests/unit/test_filter_undecided \
	tests/unit/test_fold \
	tests/unit/test_forms \
	tests/unit/test_glyph \
	tests/unit/test_hash_index \
	tests/unit/test_haystack \
	tests/unit/test_hex \
	tests/unit/test_history \
	tests/unit/test_hit \
	tests/unit/test_identifier \
	tests/unit/test_job_queue \
	tests/unit/test_keymap \
	tests/unit/test_layout \
	tests/unit/test_left_out \
	tests/unit/test_library \
	tests/unit/test_library_claim_orders \
	tests/unit/test_library_claims \
	tests/unit/test_library_guess \
	tests/unit/test_library_ids \
	tests/unit/test_library_imprint \
	tests/unit/test_library_links \
	tests/unit/test_library_merge \
	tests/unit/test_library_orders \
	tests/unit/test_library_random \
	tests/unit/test_likeness \
	tests/unit/test_likeness_sense \
	tests/unit/test_line_edit \
	tests/unit/test_links \
	tests/unit/test_list_columns \
	tests/unit/test_list_cursor \
	tests/unit/test_listing_page \
	tests/unit/test_mark_job \
	tests/unit/test_mark_job_others \
	tests/unit/test_long_records \
	tests/unit/test_too_much \
	tests/unit/test_manual \
	tests/unit/test_marks \
	tests/unit/test_markup \
	tests/unit/test_match \
	tests/unit/test_match_random \
	tests/unit/test_md_roundtrip \
	tests/unit/test_mouse \
	tests/unit/test_names \
	tests/unit/test_names_parts \
	tests/unit/test_named_file \
	tests/unit/test_needle \
	tests/unit/test_overview \
	tests/unit/test_overview_cursor \
	tests/unit/test_own_topics \
	tests/unit/test_outgoing \
	tests/unit/test_other_lines \
	tests/unit/test_own_view \
	tests/unit/test_page_help \
	tests/unit/test_page_list \
	tests/unit/test_page_manual \
	tests/unit/test_page_overview \
	tests/unit/test_page_numbers \
	tests/unit/test_pages \
	tests/unit/test_paper_type \
	tests/unit/test_paper_texts \
	tests/unit/test_parts \
	tests/unit/test_paths \
	tests/unit/test_pool \
	tests/unit/test_prefix_tree \
	tests/unit/test_progress \
	tests/unit/test_prompt \
	tests/unit/test_query \
	tests/unit/test_query_like \
	tests/unit/test_read_ahead \
	tests/unit/test_reader \
	tests/unit/test_reading \
	tests/unit/test_reader_captures \
	tests/unit/test_reader_formats \
	tests/unit/test_refusal \
	tests/unit/test_regex \
	tests/unit/test_regex_limits \
	tests/unit/test_regex_pattern \
	tests/unit/test_related \
	tests/unit/test_roundtrip \
	tests/unit/test_roundtrip_pages \
	tests/unit/test_roundtrip_references \
	tests/unit/test_row_table \
	tests/unit/test_script \
	tests/unit/test_scroll \
	tests/unit/test_seen \
	tests/unit/test_selection \
	tests/unit/test_session_rows \
	tests/unit/test_settings \
	tests/unit/test_steps_back \
	tests/unit/test_name_counts \
	tests/unit/test_html \
	tests/unit/test_html_lists \
	tests/unit/test_record \
	tests/unit/test_tagged \
	tests/unit/test_tagged_ends \
	tests/unit/test_tagged_ris \
	tests/unit/test_tagged_tags \
	tests/unit/test_export_memory \
	tests/unit/test_feed \
	tests/unit/test_reading_layouts \
	tests/unit/test_reading_places \
	tests/unit/test_reading_list \
	tests/unit/test_reading_short \
	tests/unit/test_reference_list \
	tests/unit/test_xml \
	tests/unit/test_xml_mend \
	tests/unit/test_xml_articles \
	tests/unit/test_json \
	tests/unit/test_json_dialects \
	tests/unit/test_json_keys \
	tests/unit/test_json_memory \
	tests/unit/test_json_services \
	tests/unit/test_json_shape \
	tests/unit/test_json_tree \
	tests/unit/test_csv_lines \
	tests/unit/test_shortlist_csv \
	tests/unit/test_table_fit \
	tests/unit/test_table_values \
	tests/unit/test_tables \
	tests/unit/test_sort \
	tests/unit/test_source_code \
	tests/unit/test_str \
	tests/unit/test_strbuf \
	tests/unit/test_term_index \
	tests/unit/test_tex \
	tests/unit/test_theme \
	tests/unit/test_title_split \
	tests/unit/test_topic \
	tests/unit/test_text_set \
	tests/unit/test_topic_index \
	tests/unit/test_unpack \
	tests/unit/test_unpack_damage \
	tests/unit/test_utf8 \
	tests/unit/test_word_tally \
	tests/unit/test_wrap \
	tests/unit/test_writer

SCREEN_TESTS = tests/screen/test_areas tests/screen/test_screens
tests_screen_test_areas_SOURCES = tests/screen/scene.c tests/screen/scene.h tests/screen/test_areas.c
E2E_TESTS = \
	tests/e2e/test_browse \
	tests/e2e/test_bulk \
	tests/e2e/test_command \
	tests/e2e/test_copy \
	tests/e2e/test_export \
	tests/e2e/test_external_programs \
	tests/e2e/test_kill \
	tests/e2e/test_library \
	tests/e2e/test_marks \
	tests/e2e/test_process
tests_screen_test_screens_SOURCES = tests/screen/scene.c tests/screen/scene.h tests/screen/test_screens.c

# What the command-line tests are written in, and the programs they need.
CLI_TESTS = \
	tests/cli/memcheck_test \
	tests/cli/bootstrap_test \
	tests/cli/build_tree_test \
	tests/cli/captures_test \
	tests/cli/formats_tables_test \
	tests/cli/check_test \
	tests/cli/counts_test \
	tests/cli/completions_test \
	tests/cli/config_test \
	tests/cli/decode_test \
	tests/cli/export_test \
	tests/cli/author_names_test \
	tests/cli/fields_test \
	tests/cli/formats_bibtex_test \
	tests/cli/typeset_test \
	tests/cli/ways_out_test \
	tests/cli/shown_test \
	tests/cli/hacking_test \
	tests/cli/hostile_test \
	tests/cli/hostile_formats_test \
	tests/cli/json_test \
	tests/cli/copied_text_test \
	tests/cli/identifiers_test \
	tests/cli/readme_test \
	tests/cli/references_peers_test \
	tests/cli/refused_test \
	tests/cli/joins_test \
	tests/cli/library_test \
	tests/cli/manual_test \
	tests/cli/marks_test \
	tests/cli/note_test \
	tests/cli/old_years_test \
	tests/cli/options_test \
	tests/cli/output_test \
	tests/cli/remove_test \
	tests/cli/same_test \
	tests/cli/script_test \
	tests/cli/stats_test

# These print what a table of the program says.
check_PROGRAMS += tests/tools/completions tests/tools/manual_tables tests/tools/in_terminal

check_PROGRAMS += $(UNIT_TESTS) $(SCREEN_TESTS) $(E2E_TESTS)
dist_check_SCRIPTS = $(CLI_TESTS) tests/check_layers
TESTS += $(UNIT_TESTS) $(SCREEN_TESTS) $(dist_check_SCRIPTS) $(E2E_TESTS)

# Any actions, and what must hold after each.
RANDOM_TESTS = tests/random/test_any_actions
tests_random_test_any_actions_SOURCES = tests/random/test_any_actions.c tests/random/any_actions.c \
	tests/random/any_actions.h tests/random/any_line.c tests/printable.h
check_PROGRAMS += $(RANDOM_TESTS)
TESTS += $(RANDOM_TESTS)

check_LIBRARIES = tests/e2e/libterminal.a
tests_e2e_libterminal_a_SOURCES = \
	tests/e2e/fixture.c tests/e2e/fixture.h tests/e2e/terminal.c tests/e2e/terminal.h
LDADD = tests/e2e/libterminal.a $(SHORTLIST_LIBS) $(CMOCKA_LIBS) $(VTERM_LIBS) $(JANSSON_LIBS) $(PTY_LIBS)
AM_CPPFLAGS += -I$(srcdir)/tests $(CMOCKA_CFLAGS) $(VTERM_CFLAGS)
AM_TESTS_ENVIRONMENT = srcdir='$(srcdir)'; export srcdir; \
	SHORTLIST='$(abs_builddir)/src/shortlist'; export SHORTLIST; \
	SHORTLIST_DATADIR='$(abs_srcdir)/data'; export SHORTLIST_DATADIR;
$(TESTS): src/shortlist

# Which lines ran, for a folder of src each. The sources are copied, as a tree that was configured
# can't be built elsewhere; killing the program leaves no figures.
COVERAGE_TESTS = $(UNIT_TESTS) $(SCREEN_TESTS) $(CLI_TESTS) tests/e2e/test_browse
coverage:
	rm -rf coverage
	$(MKDIR_P) coverage
	$(MAKE) $(AM_MAKEFLAGS) distdir distdir=coverage/source
	captures=`cd $(srcdir)/.. && pwd`/shared; \
		SHORTLIST_CAPTURES=$${SHORTLIST_CAPTURES-$$captures/captures} \
		SHORTLIST_FORMATS=$${SHORTLIST_FORMATS-$$captures/formats} \
		SHORTLIST_PAIRS=$${SHORTLIST_PAIRS-$$captures/corpus/title-abstract-pairs.tsv.xz} \
		TESTS='$(COVERAGE_TESTS)' MAKE='$(MAKE)' $(SHELL) $(srcdir)/tests/coverage \
		'$(abs_builddir)/coverage/source' '$(abs_builddir)/coverage/build'
else
check-local:
	@echo 'make check: the tests are left out: $(NO_TESTS)' >&2
	@exit 1
endif

# make distcheck is of no use without them.
AM_DISTCHECK_CONFIGURE_FLAGS = --enable-tests

EXTRA_DIST += \
	tests/bench/bench \
	tests/cli/lib.sh \
	tests/cli/peers.sh \
	tests/coverage \
	tests/fixtures \
	tests/fuzz/fuzz_decode.c \
	tests/fuzz/fuzz_query.c \
	tests/fuzz/fuzz_json.c \
	tests/fuzz/fuzz_reader.c \
	tests/fuzz/fuzz_reader.h \
	tests/fuzz/replay.h \
	tests/fuzz/fuzz_table.c \
	tests/fuzz/fuzz_tex.c \
	tests/fuzz/fuzz_unpack.c \
	tests/fuzz/fuzz_values.c \
	tests/growth.h \
	tests/library_fixture.h \
	tests/recorder.h \
	tests/recorder_expect.h \
	tests/same_title.h \
	tests/screen/golden \
	tests/shelf.h \
	tests/paper_types.h \
	tests/parts.h \
	tests/support.h \
	tests/written_again.h \
	tests/train/title_pairs.h \
	tests/unit/bib_pieces.h \
	tests/unit/browser_fixture.h \
	tests/unit/held_bytes.h \
	tests/unit/recorder_fixture.h \
	tests/unit/tool_tables.h \
	tests/unit/corpus_fixture.h \
	tests/unit/regex_fixture.h \
	tests/unit/version_fixture.h \
	tests/unit/query_samples.h \
	tests/unit/crowded_fixture.h \
	tests/unit/families.h \
	tests/unit/file_fixture.h \
	tests/unit/database_fixture.h \
	tests/unit/export_fixture.h \
	tests/unit/json_fixture.h \
	tests/unit/overview_fixture.h \
	tests/unit/unpack_fixture.h

# The weights of title_split, trained again: make title-split PAIRS=title-abstract-pairs.tsv.xz
EXTRA_PROGRAMS = tests/train/train_title_split tests/bench/compare
tests_train_train_title_split_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
tests_train_train_title_split_LDADD = $(SHORTLIST_LIBS)
PAIRS = $(srcdir)/../shared/corpus/title-abstract-pairs.tsv.xz
title-split: tests/train/train_title_split
	$(XZ) -dc $(PAIRS) | tests/train/train_title_split > title_split_weights.tmp
	mv title_split_weights.tmp $(srcdir)/src/read/title_split_weights.h

# The figures that matter, each beside its peer.
tests_bench_compare_LDADD =
bench: src/shortlist tests/bench/compare
	srcdir='$(srcdir)' SHORTLIST='$(abs_builddir)/src/shortlist' \
		COMPARE='$(abs_builddir)/tests/bench/compare' $(SHELL) $(srcdir)/tests/bench/bench
CLEANFILES += $(EXTRA_PROGRAMS)

# Any bytes, for a minute each, side by side with -j: make fuzz FUZZ_SECONDS=3600. clang makes them, whatever compiler makes the
# program. Their objects lie in fuzz/, as do the inputs that led somewhere new, which the next run begins
# with, and those that a fuzzer failed on.
FUZZERS = fuzz_decode fuzz_json fuzz_query fuzz_reader fuzz_table fuzz_tex fuzz_unpack fuzz_values
FUZZ_SECONDS = 60
FUZZ_CFLAGS = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
FUZZ_OBJECTS = $(patsubst %.c,fuzz/%.o,$(filter %.c,$(src_libshortlist_a_SOURCES)))
fuzz/%.o: %.c $(filter %.h,$(src_libshortlist_a_SOURCES))
	@$(MKDIR_P) $(@D)
	$(AM_V_CC)$(FUZZ_CC) $(DEFS) $(DEFAULT_INCLUDES) $(AM_CPPFLAGS) $(CPPFLAGS) $(STD_CFLAGS) \
		$(FUZZ_CFLAGS) -c -o $@ $<
# Kept: make would take them for a step on the way.
.PRECIOUS: fuzz/%.o
fuzz/fuzz_%: fuzz/tests/fuzz/fuzz_%.o $(FUZZ_OBJECTS)
	$(AM_V_CCLD)$(FUZZ_CC) $(FUZZ_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(SHORTLIST_LIBS:src/libshortlist.a=) $(LIBS)
check-fuzz-compiler:
	@test -n '$(FUZZ_CC)' || { echo 'make fuzz: clang is missing (Debian: clang, libclang-rt-dev)' >&2; exit 1; }
fuzz: check-fuzz-compiler
	@$(MAKE) $(AM_MAKEFLAGS) $(FUZZERS:%=fuzz/%)
	@$(MAKE) $(AM_MAKEFLAGS) $(FUZZERS:%=run-%)
run-fuzz_%:
	@$(MKDIR_P) fuzz/inputs/fuzz_$* fuzz/failed
	@fuzz/fuzz_$* -seed=1 -max_total_time=$(FUZZ_SECONDS) -print_final_stats=1 \
		-artifact_prefix=fuzz/failed/fuzz_$*- fuzz/inputs/fuzz_$* '$(srcdir)/tests/fixtures' \
		>fuzz/fuzz_$*.log 2>&1 || { tail -n 100 fuzz/fuzz_$*.log; exit 1; }
	@sed -n 's/^stat::number_of_executed_units: */fuzz_$*: $(FUZZ_SECONDS) seconds, inputs: /p' fuzz/fuzz_$*.log
clean-local:
	rm -rf coverage fuzz
