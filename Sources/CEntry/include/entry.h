// The words of the command line, as the system hands them to a starting program.

/// How many words; -1 where the system handed none over.
int entry_count(void);
/// The word of this number, from 0, which is the program's own name, to `entry_count() - 1`.
const char *_Nonnull entry_word(int number);
