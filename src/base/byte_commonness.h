#ifndef BASE_BYTE_COMMONNESS_H
#define BASE_BYTE_COMMONNESS_H

/* Which byte of a text to look for first, where the whole of it is searched for: the one that is
 * rarest in prose. */

/* How common a byte is in English abstracts, ASCII case and line ends ignored: 0 (hardly ever
 * there) to 255. Where bytes have nothing to do with each other, such numbers add up. */
unsigned byte_commonness(char byte);

#endif
