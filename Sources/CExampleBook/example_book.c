// Puts routes.example into the program: a file beside the program gets lost when the program is moved, and a Swift
// literal of this size takes half a minute to compile.
#include "example_book.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char text[] = {
#embed "../../routes.example"
};

const unsigned char *example_book(void) { return text; }

size_t example_book_size(void) { return sizeof text; }
