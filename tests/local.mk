# Each unit test is one program of the same name as the module it tests.
if TESTS_ENABLED
UNIT_TESTS = \
	tests/unit/test_address \
	tests/unit/test_age \
	tests/unit/test_alloc \
	tests/unit/test_app \
	tests/unit/test_app_lines \
	tests/unit/test_app_link \
	tests/unit/test_app_like \
	tests/unit/test_app_marks \
	tests/unit/test_app_out \
	tests/unit/test_app_overview \
	tests/unit/test_arena \
	tests/unit/test_arguments \
	tests/unit/test_ascii \
	tests/unit/test_bitset \
	tests/unit/test_browser \
	tests/unit/test_canvas \
	tests/unit/test_capture_line \
	tests/unit/test_catalogue \
	tests/unit/test_catalogue_facts \
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
	tests/unit/test_database_history \
	tests/unit/test_database_read_only \
	tests/unit/test_database_same \
	tests/unit/test_database_watch \
	tests/unit/test_date \
	tests/unit/test_diag \
	tests/unit/test_file \
	tests/unit/test_filter \
	tests/unit/test_filter_like \
	tests/unit/test_fold \
	tests/unit/test_glyph \
	tests/unit/test_hash_index \
	tests/unit/test_haystack \
	tests/unit/test_history \
	tests/unit/test_hit \
	tests/unit/test_identifier \
	tests/unit/test_keymap \
	tests/unit/test_layout \
	tests/unit/test_library \
	tests/unit/test_library_guess \
	tests/unit/test_library_random \
	tests/unit/test_likeness \
	tests/unit/test_likeness_sense \
	tests/unit/test_line_edit \
	tests/unit/test_list_columns \
	tests/unit/test_mark_job \
	tests/unit/test_manual \
	tests/unit/test_marks \
	tests/unit/test_match \
	tests/unit/test_match_random \
	tests/unit/test_mouse \
	tests/unit/test_needle \
	tests/unit/test_overview \
	tests/unit/test_own_topics \
	tests/unit/test_own_view \
	tests/unit/test_paths \
	tests/unit/test_pool \
	tests/unit/test_prefix_tree \
	tests/unit/test_query \
	tests/unit/test_query_like \
	tests/unit/test_reader \
	tests/unit/test_reader_captures \
	tests/unit/test_regex \
	tests/unit/test_related \
	tests/unit/test_roundtrip \
	tests/unit/test_script \
	tests/unit/test_settings \
	tests/unit/test_shortlist_csv \
	tests/unit/test_sort \
	tests/unit/test_str \
	tests/unit/test_strbuf \
	tests/unit/test_term_index \
	tests/unit/test_tex \
	tests/unit/test_theme \
	tests/unit/test_title_split \
	tests/unit/test_topic \
	tests/unit/test_topic_index \
	tests/unit/test_utf8 \
	tests/unit/test_word_tally \
	tests/unit/test_wrap \
	tests/unit/test_writer

tests_unit_test_address_SOURCES = tests/unit/test_address.c
tests_unit_test_age_SOURCES = tests/unit/test_age.c
tests_unit_test_alloc_SOURCES = tests/unit/test_alloc.c
tests_unit_test_app_SOURCES = tests/unit/test_app.c
tests_unit_test_app_lines_SOURCES = tests/unit/test_app_lines.c
tests_unit_test_app_link_SOURCES = tests/unit/test_app_link.c
tests_unit_test_app_like_SOURCES = tests/unit/test_app_like.c
tests_unit_test_app_marks_SOURCES = tests/unit/test_app_marks.c
tests_unit_test_app_out_SOURCES = tests/unit/test_app_out.c
tests_unit_test_app_overview_SOURCES = tests/unit/test_app_overview.c
tests_unit_test_arena_SOURCES = tests/unit/test_arena.c
tests_unit_test_arguments_SOURCES = tests/unit/test_arguments.c
tests_unit_test_ascii_SOURCES = tests/unit/test_ascii.c
tests_unit_test_bitset_SOURCES = tests/unit/test_bitset.c
tests_unit_test_browser_SOURCES = tests/unit/test_browser.c
tests_unit_test_canvas_SOURCES = tests/unit/test_canvas.c
tests_unit_test_capture_line_SOURCES = tests/unit/test_capture_line.c
tests_unit_test_catalogue_SOURCES = tests/unit/test_catalogue.c
tests_unit_test_catalogue_facts_SOURCES = tests/unit/test_catalogue_facts.c
tests_unit_test_clipboard_SOURCES = tests/unit/test_clipboard.c
tests_unit_test_chart_SOURCES = tests/unit/test_chart.c
tests_unit_test_columns_SOURCES = tests/unit/test_columns.c
tests_unit_test_command_SOURCES = tests/unit/test_command.c
tests_unit_test_complete_SOURCES = tests/unit/test_complete.c
tests_unit_test_config_file_SOURCES = tests/unit/test_config_file.c
tests_unit_test_cut_text_SOURCES = tests/unit/test_cut_text.c
tests_unit_test_database_SOURCES = tests/unit/test_database.c
tests_unit_test_database_fault_SOURCES = tests/unit/test_database_fault.c
tests_unit_test_database_harm_SOURCES = tests/unit/test_database_harm.c
tests_unit_test_database_history_SOURCES = tests/unit/test_database_history.c
tests_unit_test_database_read_only_SOURCES = tests/unit/test_database_read_only.c
tests_unit_test_database_watch_SOURCES = tests/unit/test_database_watch.c
tests_unit_test_date_SOURCES = tests/unit/test_date.c
tests_unit_test_diag_SOURCES = tests/unit/test_diag.c
tests_unit_test_file_SOURCES = tests/unit/test_file.c
tests_unit_test_filter_SOURCES = tests/unit/test_filter.c
tests_unit_test_filter_like_SOURCES = tests/unit/test_filter_like.c
tests_unit_test_fold_SOURCES = tests/unit/test_fold.c
tests_unit_test_glyph_SOURCES = tests/unit/test_glyph.c
tests_unit_test_hash_index_SOURCES = tests/unit/test_hash_index.c
tests_unit_test_haystack_SOURCES = tests/unit/test_haystack.c
tests_unit_test_history_SOURCES = tests/unit/test_history.c
tests_unit_test_hit_SOURCES = tests/unit/test_hit.c
tests_unit_test_identifier_SOURCES = tests/unit/test_identifier.c
tests_unit_test_keymap_SOURCES = tests/unit/test_keymap.c
tests_unit_test_layout_SOURCES = tests/unit/test_layout.c
tests_unit_test_library_SOURCES = tests/unit/test_library.c
tests_unit_test_library_guess_SOURCES = tests/unit/test_library_guess.c
tests_unit_test_library_random_SOURCES = tests/unit/test_library_random.c
tests_unit_test_likeness_SOURCES = tests/unit/test_likeness.c
tests_unit_test_likeness_sense_SOURCES = tests/unit/test_likeness_sense.c
tests_unit_test_line_edit_SOURCES = tests/unit/test_line_edit.c
tests_unit_test_list_columns_SOURCES = tests/unit/test_list_columns.c
tests_unit_test_mark_job_SOURCES = tests/unit/test_mark_job.c
tests_unit_test_manual_SOURCES = tests/unit/test_manual.c
tests_unit_test_marks_SOURCES = tests/unit/test_marks.c
tests_unit_test_match_SOURCES = tests/unit/test_match.c
tests_unit_test_match_random_SOURCES = tests/unit/test_match_random.c
tests_unit_test_mouse_SOURCES = tests/unit/test_mouse.c
tests_unit_test_needle_SOURCES = tests/unit/test_needle.c
tests_unit_test_overview_SOURCES = tests/unit/test_overview.c
tests_unit_test_own_topics_SOURCES = tests/unit/test_own_topics.c
tests_unit_test_own_view_SOURCES = tests/unit/test_own_view.c
tests_unit_test_paths_SOURCES = tests/unit/test_paths.c
tests_unit_test_pool_SOURCES = tests/unit/test_pool.c
tests_unit_test_query_SOURCES = tests/unit/test_query.c
tests_unit_test_query_like_SOURCES = tests/unit/test_query_like.c
tests_unit_test_reader_SOURCES = tests/unit/test_reader.c
tests_unit_test_reader_captures_SOURCES = tests/unit/test_reader_captures.c
tests_unit_test_regex_SOURCES = tests/unit/test_regex.c
tests_unit_test_related_SOURCES = tests/unit/test_related.c
tests_unit_test_roundtrip_SOURCES = tests/unit/test_roundtrip.c
tests_unit_test_script_SOURCES = tests/unit/test_script.c
tests_unit_test_settings_SOURCES = tests/unit/test_settings.c
tests_unit_test_shortlist_csv_SOURCES = tests/unit/test_shortlist_csv.c
tests_unit_test_sort_SOURCES = tests/unit/test_sort.c
tests_unit_test_str_SOURCES = tests/unit/test_str.c
tests_unit_test_strbuf_SOURCES = tests/unit/test_strbuf.c
tests_unit_test_term_index_SOURCES = tests/unit/test_term_index.c
tests_unit_test_tex_SOURCES = tests/unit/test_tex.c
tests_unit_test_theme_SOURCES = tests/unit/test_theme.c
tests_unit_test_theme_LDADD = $(TEST_LIBS) -lm
tests_unit_test_title_split_SOURCES = tests/unit/test_title_split.c tests/train/title_pairs.h
tests_unit_test_topic_SOURCES = tests/unit/test_topic.c
tests_unit_test_topic_index_SOURCES = tests/unit/test_topic_index.c
tests_unit_test_utf8_SOURCES = tests/unit/test_utf8.c
tests_unit_test_word_tally_SOURCES = tests/unit/test_word_tally.c
tests_unit_test_wrap_SOURCES = tests/unit/test_wrap.c
tests_unit_test_writer_SOURCES = tests/unit/test_writer.c

SCREEN_TESTS = tests/screen/test_areas tests/screen/test_screens
tests_screen_test_areas_SOURCES = tests/screen/scene.c tests/screen/scene.h tests/screen/test_areas.c
E2E_TESTS = tests/e2e/test_browse tests/e2e/test_marks tests/e2e/test_kill tests/e2e/test_bulk tests/e2e/test_errands tests/e2e/test_command tests/e2e/test_library tests/e2e/test_process
tests_screen_test_screens_SOURCES = tests/screen/scene.c tests/screen/scene.h tests/screen/test_screens.c
tests_e2e_test_browse_SOURCES = tests/e2e/test_browse.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_marks_SOURCES = tests/e2e/test_marks.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_marks_LDADD = $(TEST_LIBS) -lutil
tests_e2e_test_errands_SOURCES = tests/e2e/test_errands.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_errands_LDADD = $(TEST_LIBS) -lutil
tests_e2e_test_command_SOURCES = tests/e2e/test_command.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_command_LDADD = $(TEST_LIBS) -lutil
tests_e2e_test_library_SOURCES = tests/e2e/test_library.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_library_LDADD = $(TEST_LIBS) -lutil
tests_e2e_test_process_SOURCES = tests/e2e/test_process.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_process_LDADD = $(TEST_LIBS) -lutil
tests_e2e_test_kill_SOURCES = tests/e2e/test_kill.c
tests_e2e_test_bulk_SOURCES = tests/e2e/test_bulk.c tests/e2e/terminal.c tests/e2e/terminal.h
tests_e2e_test_bulk_LDADD = $(TEST_LIBS) -lutil
tests_e2e_test_browse_LDADD = $(TEST_LIBS) -lutil

# What the command-line tests are written in, and the programs they need.
CLI_TESTS = \
	tests/cli/build_tree_test \
	tests/cli/captures_test \
	tests/cli/completions_test \
	tests/cli/config_test \
	tests/cli/export_test \
	tests/cli/hacking_test \
	tests/cli/hostile_test \
	tests/cli/library_test \
	tests/cli/manual_test \
	tests/cli/marks_test \
	tests/cli/note_test \
	tests/cli/options_test \
	tests/cli/output_test \
	tests/cli/script_test \
	tests/cli/stats_test

# These print what a table of the program says.
tests_tools_completions_SOURCES = tests/tools/completions.c
tests_tools_manual_tables_SOURCES = tests/tools/manual_tables.c

check_PROGRAMS += $(UNIT_TESTS) $(SCREEN_TESTS) $(E2E_TESTS) tests/tools/completions tests/tools/manual_tables
TESTS += $(UNIT_TESTS) $(SCREEN_TESTS) $(CLI_TESTS) tests/check_layers $(E2E_TESTS)

# Any actions, and what must hold after each.
RANDOM_TESTS = tests/random/test_any_actions
tests_random_test_any_actions_SOURCES = tests/random/test_any_actions.c tests/random/any_actions.c \
	tests/random/any_actions.h tests/random/any_line.c tests/printable.h
check_PROGRAMS += $(RANDOM_TESTS)
TESTS += $(RANDOM_TESTS)

TEST_LIBS = $(SHORTLIST_LIBS) $(CMOCKA_LIBS) $(VTERM_LIBS)
LDADD = $(TEST_LIBS)
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
		SHORTLIST_PAIRS=$${SHORTLIST_PAIRS-$$captures/corpus/title-abstract-pairs.tsv.xz} \
		TESTS='$(COVERAGE_TESTS)' MAKE='$(MAKE)' $(SHELL) $(srcdir)/tests/coverage \
		'$(abs_builddir)/coverage/source' '$(abs_builddir)/coverage/build'
clean-local:
	rm -rf coverage
endif

EXTRA_DIST += tests/check_layers tests/coverage tests/cli/lib.sh tests/cli/build_tree_test \
	tests/cli/captures_test tests/cli/completions_test tests/cli/config_test tests/cli/export_test tests/cli/hacking_test tests/cli/hostile_test tests/cli/library_test tests/cli/manual_test tests/cli/marks_test tests/cli/note_test tests/cli/options_test tests/cli/output_test tests/cli/script_test tests/cli/stats_test \
	tests/growth.h tests/library_fixture.h tests/recorder.h tests/same_title.h tests/shelf.h tests/support.h tests/unit/app_fixture.h \
	tests/unit/corpus_fixture.h tests/unit/database_fixture.h tests/fixtures tests/screen/golden tests/fuzz tests/bench/bench

# The weights of title_split, trained anew: make title-split PAIRS=title-abstract-pairs.tsv.xz
EXTRA_PROGRAMS = tests/train/train_title_split tests/bench/compare
tests_train_train_title_split_SOURCES = tests/train/train_title_split.c tests/train/title_pairs.h
tests_train_train_title_split_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
tests_train_train_title_split_LDADD = $(SHORTLIST_LIBS)
PAIRS = $(srcdir)/../shared/corpus/title-abstract-pairs.tsv.xz
title-split: tests/train/train_title_split
	$(XZ) -dc $(PAIRS) | tests/train/train_title_split > title_split_weights.tmp
	mv title_split_weights.tmp $(srcdir)/src/read/title_split_weights.h

# The figures that matter, each beside its peer.
tests_bench_compare_SOURCES = tests/bench/compare.c
tests_bench_compare_LDADD =
bench: src/shortlist tests/bench/compare
	srcdir='$(srcdir)' SHORTLIST='$(abs_builddir)/src/shortlist' \
		COMPARE='$(abs_builddir)/tests/bench/compare' $(SHELL) $(srcdir)/tests/bench/bench
CLEANFILES += tests/train/train_title_split tests/bench/compare
