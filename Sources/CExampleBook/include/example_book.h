// The example route book (routes.example at the top of the project), as the bytes that the program carries.
#include <stddef.h>

/// The bytes. A function, since Swift cannot name an array of unknown length.
const unsigned char *_Nonnull example_book(void);
/// How many bytes.
size_t example_book_size(void);
