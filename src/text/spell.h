#ifndef TEXT_SPELL_H
#define TEXT_SPELL_H

/*
 * What people type for the characters of a shown text that their keyboards lack: beta-VAE for
 * β-VAE, ell_2 for ℓ₂, 10^-3 for 10⁻³. A formula that is shown as its source is spelled without its
 * dollars, braces and backslashes. Greek letters are spelled where they are signs, one or two
 * side by side; more of them are Greek. The names are those of TeX, without a "var" before them.
 */

#include "base/str.h"
#include "text/tex.h"

/*
 * Spells cleaned text of less than a GiB, which is borrowed while spelled->text is in use: that is
 * the text itself, and there are no pieces, where nothing is to be spelled. The pieces that are not
 * copied are what was. In linear time.
 */
void spell_read(struct tex_text *spelled, struct str shown);

#endif
