"""The copies of the vectors' logs to read, and the difference of each from its log."""

CELL = 4096
KEYS = ["keys-1", "keys-2"]
# The clock of the desk: 2026-07-15.
NOW = 1_784_073_600


def of(log: str, cells: int | None = None, **edit) -> dict:
    return {"of": log, "edit": ({} if cells is None else {"keep": cells * CELL}) | edit}


# Name, origin, number of the reader, and, at a desk, the copy that the desk has of the log.
COPIES = [
    ("as it is", of("log"), 0),
    ("as it is, for the second reader", of("log"), 1),
    ("as it is, for the reader that came later", of("log"), 2),
    ("up to the first close", of("log", 8), 0),
    ("up to the second close", of("log", 16), 0),
    ("up to the first torn cell", of("log", keep=10 * CELL + 1500), 0),
    ("a record changed", of("log", 16, flip=4 * CELL + 2000), 0),
    ("a seal changed", of("log", 16, flip=2 * CELL + 4000), 0),
    ("the first session cell changed", of("log", 16, flip=100), 0),
    ("a cell of a record missing", of("log", 16, drop=5), 0),
    ("the close missing before a crash", of("log", 16, drop=7), 0),
    ("the gap changed", of("log", 16, flip=13 * CELL + 90), 0),
    ("the torn bytes changed", of("log", 16, flip=10 * CELL + 700), 0),
    ("bytes put in between", of("log", 16, insert=3 * CELL), 0),
    ("the end cut within a cell", of("log", keep=15 * CELL + 2000), 0),
    ("a record under another number, its hash made to fit", of("log", 16, set=[4 * CELL + 8, 9], seal=[4]), 0),
    ("the first session again at the end", of("log", 8, again=8), 0),
    ("a record of a later version", of("log", 8, set=[2 * CELL + 4, 2], seal=[2]), 0),
    ("a record as a cell of the kind that is kept", of("log", 8, set=[2 * CELL + 5, 3], seal=[2]), 0),
    ("zeros", of("log", zero=True), 0),
    ("nothing", of("log", 0), 0),
    ("a log that follows another", of("replaced"), 0),
    ("a slot that does not open", of("attacks", 8), 0),
    ("a slot that does not open, for whom it does not", of("attacks", 8), 1),
    ("a slot too many", of("attacks", 12), 0),
    ("another's slot for the one that is spoilt", of("attacks", 16), 0),
    ("a reader's key that agrees on nothing", of("attacks", 20), 0),
    ("an ephemeral key that is not the seed's", of("attacks", 24), 0),
    ("another author's name", of("attacks", 28), 0),
    ("cells removed, and gone on", of("attacks", 32), 0),
    ("gone on with a key that follows from none", of("attacks", 36), 0),
    ("confirmed cells passed off as a crash", of("attacks", 40), 0),
    ("a commitment to nothing", of("attacks", 44), 0),
    ("a session for somebody else", of("attacks"), 0),
    ("a session for somebody else, for that one", of("attacks"), 2),
]

# At a desk: its copy, if any, and, if they differ from those above, its keys files and the day on which the last one
# was adopted.
SINCE = "2026-07-01"
DESK_COPIES = [
    ("at a desk", of("people", 4), None),
    ("an unknown keys file", of("people", 8), None),
    ("a coordinator who is not listed", of("people", 12), None),
    ("a listed reader who is no coordinator", of("people", 16), None),
    ("a writer whom nobody knows", of("people", 20), None),
    ("a writer who was revoked", of("people"), None),
    ("a reader who has gone since", of("people", 4), None, ["keys-1", "keys-3"]),
    ("a last session that its author did not sign", of("attacks", 28), None),
    ("a new session sealed to a reader who has gone", of("people", 8), None, ["keys-1", "keys-3"], "2026-06-30"),
    ("such a session of the day of adoption", of("people", 8), None, ["keys-1", "keys-3"]),
    ("such a session that is held", of("people", 8), of("people", 4), ["keys-1", "keys-3"], "2026-06-30"),
    ("longer than the copy that is held", of("people", 8), of("people", 4)),
    ("shorter than the copy that is held", of("people", 4), of("people", 8)),
    ("another history than the copy that is held", of("attacks", 8), of("people", 8)),
    ("shorter only by what its author did not sign", of("attacks", 24), of("attacks", 28)),
    ("another end than one that is nobody's", of("people", 8), of("people", 8, set=[7 * CELL + 2000, 1], seal=[7])),
    ("another end than one that may be for others", of("people", 8), of("people", 8, set=[7 * CELL + 5, 1], seal=[7])),
    ("decayed, where the copy that is held is not", of("people", 8, flip=2 * CELL + 500), of("people", 8)),
]
